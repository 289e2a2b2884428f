package io.bothways.local.story.api;

import java.net.URI;

/** One service by its name, bound to the shared client. */
public record Service(String name, URI base, Calls calls) {
    public As as(Account account) {
        return new As(this, account);
    }

    /** The service as one caller sees it. */
    public record As(Service service, Account account) {
        public Reply get(String path) {
            return service.calls().send(service, account, "GET", path, Body.NONE);
        }

        public Reply post(String path, Object body) {
            return service.calls().send(service, account, "POST", path, Body.json(body));
        }

        public Reply post(String path) {
            return service.calls().send(service, account, "POST", path, Body.NONE);
        }

        public Reply post(String path, Body body) {
            return service.calls().send(service, account, "POST", path, body);
        }

        public Reply put(String path, Object body) {
            return service.calls().send(service, account, "PUT", path, Body.json(body));
        }

        public Reply put(String path, Body body) {
            return service.calls().send(service, account, "PUT", path, body);
        }

        public Reply patch(String path, Body body) {
            return service.calls().send(service, account, "PATCH", path, body);
        }
    }
}
