package io.bothways.platform.trace;

import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/**
 * What the mechanisms know of the HTTP exchange they run in: what was asked, from where, and whether it has left an
 * audit row. Outside HTTP (events, timers, jobs) there is no operation.
 */
@RequestScoped
public class Exchange {

    private @Nullable String method;
    private String path = "";
    private String origin = "";
    private boolean accountedFor;

    public void open(String method, String path, String origin) {
        this.method = method;
        this.path = path;
        this.origin = origin;
    }

    public boolean isHttp() {
        return method != null;
    }

    /** Method and path, such as {@code POST /v1/programmes}. */
    public String operation() {
        return method + " " + path;
    }

    public String path() {
        return path;
    }

    /** The address the request came from; empty outside HTTP. */
    public String origin() {
        return origin;
    }

    /** Marks that this exchange has its audit row, or needs none because it only repeated an earlier answer. */
    public void accountedFor() {
        accountedFor = true;
    }

    public boolean isAccountedFor() {
        return accountedFor;
    }
}
