package io.bothways.matching.programme;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bothways.matching.MatchingProblem;
import io.bothways.platform.audit.Audit;
import io.bothways.platform.id.Ids;
import io.bothways.platform.outbox.Outbox;
import io.bothways.platform.paging.PageRequest;
import io.bothways.platform.precondition.Preconditions;
import io.bothways.platform.problem.Problem;
import io.bothways.platform.problem.StandardProblem;
import io.bothways.platform.problem.UnreadableJson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The life of a programme, up to its review by somebody other than its submitter, and after. */
@ApplicationScoped
public class ProgrammeService {
    private final Programmes programmes;
    private final Outbox outbox;
    private final Audit audit;
    private final Clock clock;
    private final ObjectMapper json;
    private final Validator validator;

    ProgrammeService(
            Programmes programmes, Outbox outbox, Audit audit, Clock clock, ObjectMapper json, Validator validator) {
        this.programmes = programmes;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
        this.json = json;
        this.validator = validator;
    }

    @Transactional
    ProgrammeView create(NewProgramme wanted, ProgrammeView.Reader creator) {
        Programme programme = new Programme(Ids.next(), consistent(wanted), creator.loginKey(), clock.instant());
        programmes.persistAndFlush(programme);
        audit.record("programme-created", "programme", programme.id());
        return ProgrammeView.of(programme, creator);
    }

    @Transactional
    ProgrammeView change(UUID id, ObjectNode patch, @Nullable String ifMatch, ProgrammeView.Reader coordinator) {
        Programme programme = coordinated(id, coordinator.loginKey());
        Preconditions.require(ifMatch, programme.version());
        if (!(programme.state() instanceof ProgrammeState.Draft)) {
            throw notAllowed(programme);
        }
        programme.redraft(consistent(patched(NewProgramme.of(programme), patch)));
        return ProgrammeView.of(saved(programme, "programme-changed"), coordinator);
    }

    @Transactional
    ProgrammeView coordinateBy(
            UUID id, Collection<String> loginKeys, @Nullable String ifMatch, ProgrammeView.Reader administrator) {
        Programme programme = programmes.findByIdOptional(id).orElseThrow(StandardProblem.NOT_FOUND::plain);
        Preconditions.require(ifMatch, programme.version());
        programme.coordinateBy(loginKeys);
        Programme changed = saved(programme, "programme-coordinators-changed");
        if (!(changed.state() instanceof ProgrammeState.Draft || changed.state() instanceof ProgrammeState.InReview)) {
            outbox.publish(new ProgrammeEvent.CoordinatorsChanged(
                    changed.id(), changed.type(), changed.state().code(), changed.coordinators()));
        }
        return ProgrammeView.of(changed, administrator);
    }

    @Transactional
    ProgrammeView submit(UUID id, @Nullable String ifMatch, ProgrammeView.Reader coordinator) {
        Programme programme =
                move(coordinated(id, coordinator.loginKey()), ifMatch, "programme-submitted", state -> switch (state) {
                    case ProgrammeState.Draft draft -> draft.submit(coordinator.loginKey());
                    case ProgrammeState _ -> null;
                });
        return ProgrammeView.of(programme, coordinator);
    }

    @Transactional
    ProgrammeView approve(UUID id, @Nullable String ifMatch, ProgrammeView.Reader reviewer) {
        Programme programme = reviewed(id, reviewer.loginKey());
        move(programme, ifMatch, "programme-approved", state -> switch (state) {
            case ProgrammeState.InReview review -> review.approve(clock.instant());
            case ProgrammeState _ -> null;
        });
        outbox.publish(ProgrammeEvent.ProgrammePublished.of(programme));
        return ProgrammeView.of(programme, reviewer);
    }

    @Transactional
    ProgrammeView reject(UUID id, @Nullable String ifMatch, ProgrammeView.Reader reviewer) {
        Programme programme =
                move(reviewed(id, reviewer.loginKey()), ifMatch, "programme-rejected", state -> switch (state) {
                    case ProgrammeState.InReview review -> review.reject();
                    case ProgrammeState _ -> null;
                });
        return ProgrammeView.of(programme, reviewer);
    }

    @Transactional
    ProgrammeView suspend(UUID id, @Nullable String ifMatch, ProgrammeView.Reader coordinator) {
        Programme programme =
                move(coordinated(id, coordinator.loginKey()), ifMatch, "programme-suspended", state -> switch (state) {
                    case ProgrammeState.Published published -> published.suspend();
                    case ProgrammeState _ -> null;
                });
        outbox.publish(new ProgrammeEvent.ProgrammeSuspended(
                programme.id(), programme.type(), programme.state().code()));
        return ProgrammeView.of(programme, coordinator);
    }

    @Transactional
    ProgrammeView resume(UUID id, @Nullable String ifMatch, ProgrammeView.Reader coordinator) {
        Programme programme =
                move(coordinated(id, coordinator.loginKey()), ifMatch, "programme-resumed", state -> switch (state) {
                    case ProgrammeState.Suspended suspended -> suspended.resume();
                    case ProgrammeState _ -> null;
                });
        outbox.publish(ProgrammeEvent.ProgrammePublished.of(programme));
        return ProgrammeView.of(programme, coordinator);
    }

    @Transactional
    ProgrammeView close(UUID id, @Nullable String ifMatch, ProgrammeView.Reader coordinator) {
        Programme programme =
                move(coordinated(id, coordinator.loginKey()), ifMatch, "programme-closed", state -> switch (state) {
                    case ProgrammeState.Published published -> published.close(clock.instant());
                    case ProgrammeState.Suspended suspended -> suspended.close(clock.instant());
                    case ProgrammeState _ -> null;
                });
        outbox.publish(new ProgrammeEvent.ProgrammeClosed(
                programme.id(), programme.type(), programme.state().code()));
        return ProgrammeView.of(programme, coordinator);
    }

    @Transactional
    ProgrammeView seen(UUID id, Programmes.Sight sight, ProgrammeView.Reader reader) {
        return ProgrammeView.of(programmes.seen(id, sight).orElseThrow(StandardProblem.NOT_FOUND::plain), reader);
    }

    @Transactional
    List<ProgrammeView> page(Programmes.Sight sight, ProgrammeView.Reader reader, PageRequest request) {
        return programmes.page(sight, request).stream()
                .map(programme -> ProgrammeView.of(programme, reader))
                .toList();
    }

    /** For other features: the programme of one of their things. */
    @Transactional
    public RunningProgramme running(UUID id) {
        return RunningProgramme.of(programmes.findById(id));
    }

    /** For other features: the programme, if this login coordinates it or it is open to participants; else none. */
    @Transactional
    public RunningProgramme seenBy(UUID id, boolean participant, String loginKey) {
        return RunningProgramme.of(programmes
                .seen(id, new Programmes.Sight(false, participant, loginKey))
                .orElseThrow(StandardProblem.NOT_FOUND::plain));
    }

    /** For other features: the programme, if this login coordinates it; else it does not exist. */
    @Transactional
    public RunningProgramme coordinatedBy(UUID id, String loginKey) {
        return RunningProgramme.of(coordinated(id, loginKey));
    }

    private Programme coordinated(UUID id, String loginKey) {
        return programmes.coordinated(id, loginKey).orElseThrow(StandardProblem.NOT_FOUND::plain);
    }

    private Programme reviewed(UUID id, String reviewer) {
        Programme programme = programmes.findByIdOptional(id).orElseThrow(StandardProblem.NOT_FOUND::plain);
        if (programme.state() instanceof ProgrammeState.InReview(String submitter) && submitter.equals(reviewer)) {
            throw MatchingProblem.OWN_REVIEW.plain();
        }
        return programme;
    }

    private Programme move(
            Programme programme,
            @Nullable String ifMatch,
            String action,
            Function<ProgrammeState, @Nullable ProgrammeState> transition) {
        Preconditions.honour(ifMatch, programme.version());
        ProgrammeState next = transition.apply(programme.state());
        if (next == null) {
            throw notAllowed(programme);
        }
        programme.become(next);
        return saved(programme, action);
    }

    private Programme saved(Programme programme, String action) {
        programmes.flush();
        audit.record(action, "programme", programme.id());
        return programme;
    }

    private static Problem notAllowed(Programme programme) {
        return MatchingProblem.TRANSITION_NOT_ALLOWED.with(
                "state", programme.state().code());
    }

    private static NewProgramme consistent(NewProgramme wanted) {
        EligibilityRule rule = wanted.rule();
        Integer min = rule.minGrade();
        Integer max = rule.maxGrade();
        if (min != null && max != null && min > max) {
            throw StandardProblem.VALIDATION.at("/eligibility/maxGrade", "must not be below minGrade");
        }
        return wanted;
    }

    private NewProgramme patched(NewProgramme present, ObjectNode patch) {
        ObjectNode target = json.valueToTree(present);
        MergePatch.apply(target, patch);
        NewProgramme result;
        try {
            result = json.treeToValue(target, NewProgramme.class);
        } catch (JsonProcessingException e) {
            throw UnreadableJson.problem(e);
        }
        Collection<ConstraintViolation<NewProgramme>> violations = validator.validate(result);
        if (!violations.isEmpty()) {
            Problem problem = StandardProblem.VALIDATION.plain();
            violations.forEach(violation ->
                    problem.at("/" + violation.getPropertyPath().toString().replace('.', '/'), violation.getMessage()));
            throw problem;
        }
        return result;
    }
}
