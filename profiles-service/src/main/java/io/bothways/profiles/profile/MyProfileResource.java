package io.bothways.profiles.profile;

import io.bothways.platform.access.Access;
import io.bothways.platform.access.Caller;
import io.bothways.platform.access.Role;
import io.bothways.platform.precondition.Answers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The caller's own profile; nobody reads or writes another one's. */
@Path("/v1/me/profile")
@Tag(name = "My profile", description = "What I can teach and want to learn")
@RunOnVirtualThread
class MyProfileResource {
    private final ProfileService service;
    private final Caller caller;

    MyProfileResource(ProfileService service, Caller caller) {
        this.service = service;
        this.caller = caller;
    }

    @GET
    @Access(Role.PARTICIPANT)
    public RestResponse<ProfileView> read() {
        var stored = service.read(caller.person());
        return Answers.ok(stored.view(), stored.version());
    }

    @PUT
    @Access(Role.PARTICIPANT)
    @Operation(
            summary = "Publish my profile",
            description = "The first one needs no If-Match; a change of a published one does.")
    public RestResponse<ProfileView> publish(
            @HeaderParam("If-Match") @Nullable String ifMatch, @NotNull @Valid ProfileContent content) {
        var stored = service.publish(caller.person(), content, ifMatch);
        return stored.first()
                ? Answers.created(URI.create("/v1/me/profile"), stored.view(), stored.version())
                : Answers.ok(stored.view(), stored.version());
    }

    @DELETE
    @Access(Role.PARTICIPANT)
    public void withdraw(@HeaderParam("If-Match") @Nullable String ifMatch) {
        service.withdraw(caller.person(), ifMatch);
    }
}
