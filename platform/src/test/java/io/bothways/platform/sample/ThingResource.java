package io.bothways.platform.sample;

import io.bothways.platform.access.Access;
import io.bothways.platform.access.Caller;
import io.bothways.platform.access.Role;
import io.bothways.platform.audit.NotAudited;
import io.bothways.platform.idempotency.Idempotency;
import io.bothways.platform.paging.Page;
import io.bothways.platform.paging.PageRequest;
import io.bothways.platform.precondition.Answers;
import io.bothways.platform.precondition.Preconditions;
import io.bothways.platform.problem.StandardProblem;
import io.bothways.platform.sample.ThingService.Thing;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/things")
@RunOnVirtualThread
class ThingResource {

    record Part(@NotBlank String label) {}

    record NewThing(
            @NotBlank @Size(max = 50) String name,
            @Max(1000) int amount,
            @Nullable List<@Valid Part> parts) {}

    record ThingView(UUID id, String name, int amount) {
        static ThingView of(Thing thing) {
            return new ThingView(thing.id(), thing.name(), thing.amount());
        }
    }

    private final ThingService things;
    private final Idempotency idempotency;
    private final Caller caller;

    ThingResource(ThingService things, Idempotency idempotency, Caller caller) {
        this.things = things;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @POST
    @Access(Role.COORDINATOR)
    public RestResponse<ThingView> create(
            @HeaderParam("Idempotency-Key") @Nullable String key, @Valid @NotNull NewThing request) {
        return idempotency.once(key, request, () -> {
            Thing thing = things.create(request.name(), request.amount());
            return Answers.created(URI.create("/v1/things/" + thing.id()), ThingView.of(thing), thing.version());
        });
    }

    @GET
    @Access({Role.COORDINATOR, Role.PARTICIPANT})
    public Page<ThingView> list(@BeanParam PageRequest request, @QueryParam("name") @Nullable String name) {
        List<Thing> rows = things.list(name, request.after().map(List::getFirst).orElse(""), request.fetch());
        return Page.of(rows, request, ThingView::of, thing -> List.of(thing.name()));
    }

    @GET
    @Path("/{id}")
    @Access({Role.COORDINATOR, Role.PARTICIPANT})
    public RestResponse<ThingView> get(@PathParam("id") UUID id) {
        Thing thing = things.find(id).orElseThrow(StandardProblem.NOT_FOUND::plain);
        return Answers.ok(ThingView.of(thing), thing.version());
    }

    @PUT
    @Path("/{id}")
    @Access(Role.COORDINATOR)
    public RestResponse<ThingView> change(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Valid @NotNull NewThing request) {
        Thing thing = things.find(id).orElseThrow(StandardProblem.NOT_FOUND::plain);
        Preconditions.require(ifMatch, thing.version());
        Thing changed = things.change(thing, request.name(), request.amount());
        return Answers.ok(ThingView.of(changed), changed.version());
    }

    @POST
    @Path("/unaudited")
    @Access(Role.COORDINATOR)
    public void changeWithoutAudit() {}

    @POST
    @Path("/excused")
    @NotAudited("changes nothing")
    @Access(Role.COORDINATOR)
    public void excused() {}

    @GET
    @Path("/me")
    @Access(Role.PARTICIPANT)
    public UUID me() {
        return caller.person();
    }

    @GET
    @Path("/broken")
    @Access(Role.PARTICIPANT)
    public String broken() {
        throw new IllegalStateException("secret detail");
    }
}
