package io.bothways.matching.seat;

import io.bothways.platform.access.Access;
import io.bothways.platform.access.Caller;
import io.bothways.platform.access.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;

/** What a participant's hats still have room for. */
@Path("/v1")
@RunOnVirtualThread
class SeatResource {
    /** The seats of both hats; empty before a profile is published. */
    record SeatsView(List<SeatView> hats) {}

    private final Seats seats;
    private final Caller caller;

    SeatResource(Seats seats, Caller caller) {
        this.seats = seats;
        this.caller = caller;
    }

    @GET
    @Path("/me/seats")
    @Access(Role.PARTICIPANT)
    public SeatsView mine() {
        return new SeatsView(seats.of(caller.person()));
    }
}
