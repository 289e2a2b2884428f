package io.bothways.profiles.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.bothways.profiles.feed.FeedOperation.Change;
import io.bothways.profiles.feed.FeedOperation.Create;
import io.bothways.profiles.feed.FeedOperation.Remove;
import io.bothways.profiles.feed.FeedOperation.Upsert;
import io.bothways.profiles.feed.Outcome.Created;
import io.bothways.profiles.feed.PersonReference.ByBulkId;
import io.bothways.profiles.feed.PersonReference.ByEmployeeNumber;
import io.bothways.profiles.feed.PersonReference.ById;
import io.bothways.profiles.feed.Rejection.Reason;
import io.bothways.profiles.person.MirroredPerson;
import io.bothways.profiles.person.PersonState;
import io.bothways.profiles.person.facts.PersonAttribute;
import io.bothways.profiles.person.facts.PersonFacts;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FeedPlanTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private final List<MirroredPerson> known = new ArrayList<>();
    private final Map<UUID, UUID> lines = new HashMap<>();
    private final AtomicInteger ids = new AtomicInteger(100);

    @Test
    void aManagerMayComeAfterTheReport() {
        var result = plan(create("a", "bulkId:b"), create("b", null));

        assertThat(result.outcomes()).hasOnlyElementsOfType(Created.class);
        assertThat(facts(result, 0).managerId()).isEqualTo(id(101));
    }

    @Test
    void whoeverWouldManageThemselvesInACircleIsRefusedAndTheOthersAreTaken() {
        var result = plan(create("a", "bulkId:b"), create("b", "bulkId:c"), create("c", "bulkId:a"), create("d", null));

        assertThat(reasons(result)).containsExactly("manager-cycle", "manager-cycle", "manager-cycle", "ok");
    }

    @Test
    void aCircleThroughSomebodyStoredIsFound() {
        var boss = stored(1, "boss", null);
        var report = stored(2, "report", boss.id());

        var result = plan(change(boss.id(), draft -> draft.withManager(new ById(report.id()))));

        assertThat(reasons(result)).containsExactly("manager-cycle");
        assertThat(result.planned()).isEmpty();
    }

    @Test
    void nobodyIsTheirOwnManager() {
        assertThat(reasons(plan(create("a", "bulkId:a")))).containsExactly("self-managed");
    }

    @Test
    void whoeverNamesSomebodyThatWasRefusedIsRefusedTooAndTheRestIsTaken() {
        var bad = new Create("b", PersonDraft.empty().with(PersonAttribute.DISPLAY_NAME, "no user name"));

        var result = plan(create("a", "bulkId:b"), bad, create("c", null));

        assertThat(reasons(result)).containsExactly("unknown-manager", "missing-value", "ok");
    }

    @Test
    void ofTwoWithTheSameNameTheFirstIsTaken() {
        var result = plan(new Create("a", draft("SAME@example.org")), new Create("b", draft("same@example.org")));

        assertThat(reasons(result)).containsExactly("ok", "not-unique");
    }

    @Test
    void theSameBulkIdTwiceIsRefusedTheSecondTime() {
        assertThat(reasons(plan(create("a", null), new Create("a", draft("other@example.org")))))
                .containsExactly("ok", "duplicate");
    }

    @Test
    void afterSoManyFailuresTheRestIsNotAttempted() {
        var bad = new Create("x", PersonDraft.empty());

        var result = new FeedPlan(known, lines, this::nextId, LocalDate.of(2026, 3, 1))
                .of(List.of(create("a", null), bad, create("b", null)), 1);

        assertThat(result.outcomes().get(2)).isInstanceOf(Outcome.NotAttempted.class);
        assertThat(result.planned()).hasSize(1);
    }

    @Test
    void theSameAgainIsUnchanged() {
        var person = stored(1, "one", null);

        var result = plan(change(person.id(), draft -> draft), upsert("n1", draft -> draft));

        assertThat(result.outcomes())
                .containsExactly(new Outcome.Unchanged(person.id()), new Outcome.Unchanged(person.id()));
        assertThat(result.planned()).isEmpty();
    }

    @Test
    void anImportRowMayNameAManagerOfALaterRow() {
        var result = plan(
                upsert("n8", draft -> draft.with(PersonAttribute.USER_NAME, "u8")
                        .withManager(new ByEmployeeNumber("n9"))),
                upsert("n9", draft -> draft.with(PersonAttribute.USER_NAME, "u9")));

        assertThat(reasons(result)).containsExactly("ok", "ok");
        assertThat(facts(result, 0).managerId()).isEqualTo(id(101));
        assertThat(facts(result, 0).employeeNumber()).isEqualTo("n8");
    }

    @Test
    void aVersionThatMovedOnIsRefused() {
        var person = stored(1, "one", null);

        var result = plan(
                new Change(new ById(person.id()), draft -> draft.with(PersonAttribute.TITLE, "x"), "W/\"7\""),
                new Change(new ById(person.id()), draft -> draft.with(PersonAttribute.TITLE, "y"), "W/\"3\""));

        assertThat(reasons(result)).containsExactly("stale-version", "ok");
    }

    @Test
    void somebodyNotKnownOrRemovedIsNotFound() {
        var person = stored(1, "one", null);

        var result = plan(
                change(id(99), draft -> draft),
                new Remove(new ById(person.id()), null),
                change(person.id(), draft -> draft.with(PersonAttribute.TITLE, "x")));

        assertThat(reasons(result)).containsExactly("not-found", "ok", "not-found");
    }

    @Test
    void comingBackForgetsWhyAndWhenOneLeft() {
        var left = PersonFacts.of(
                Map.of(
                        PersonAttribute.USER_NAME, "one",
                        PersonAttribute.ACTIVE, "false",
                        PersonAttribute.EXIT_REASON, "voluntary",
                        PersonAttribute.PLANNED_END_DATE, "2026-01-31"),
                null);
        known.add(mirrored(1, left));

        var result = plan(change(id(1), draft -> draft.with(PersonAttribute.ACTIVE, "true")));

        assertThat(facts(result, 0).exitReason()).isNull();
        assertThat(facts(result, 0).plannedEndDate()).isNull();
    }

    @Test
    void oneBadRecordAmongAThousandCostsNoOther() {
        var operations = new ArrayList<FeedOperation>();
        for (int i = 0; i < 1_000; i++) {
            operations.add(create("p" + i, i == 0 ? null : "bulkId:p" + (i - 1) / 4));
        }
        operations.set(500, new Create("p500", PersonDraft.empty()));

        var result = plan(operations.toArray(FeedOperation[]::new));

        assertThat(result.planned()).hasSize(999);
    }

    private FeedPlan.Result plan(FeedOperation... operations) {
        return new FeedPlan(known, lines, this::nextId, LocalDate.of(2026, 3, 1)).of(Arrays.asList(operations), 0);
    }

    private static List<String> reasons(FeedPlan.Result result) {
        return result.outcomes().stream()
                .map(outcome -> outcome instanceof Outcome.Rejected(var rejection) ? rejection.reason() : null)
                .map(reason -> reason == null ? "ok" : ((Reason) reason).code())
                .toList();
    }

    private static PersonFacts facts(FeedPlan.Result result, int index) {
        return List.copyOf(result.planned().values()).get(index).facts();
    }

    private static Create create(String bulkId, @Nullable String manager) {
        var draft = draft(bulkId + "@example.org");
        return new Create(
                bulkId,
                manager == null ? draft : draft.withManager(new ByBulkId(manager.substring("bulkId:".length()))));
    }

    private static PersonDraft draft(String userName) {
        return PersonDraft.empty().with(PersonAttribute.USER_NAME, userName);
    }

    private static Change change(UUID id, UnaryOperator<PersonDraft> edit) {
        return new Change(new ById(id), edit, null);
    }

    private static Upsert upsert(String number, UnaryOperator<PersonDraft> edit) {
        return new Upsert(number, edit);
    }

    private MirroredPerson stored(int number, String userName, @Nullable UUID manager) {
        var person = mirrored(
                number,
                PersonFacts.of(
                        Map.of(PersonAttribute.USER_NAME, userName, PersonAttribute.EMPLOYEE_NUMBER, "n" + number),
                        manager));
        known.add(person);
        if (manager != null) lines.put(person.id(), manager);
        return person;
    }

    private static MirroredPerson mirrored(int number, PersonFacts facts) {
        return new MirroredPerson(id(number), 3, facts, new PersonState.Active(), false, List.of(), NOW, NOW);
    }

    private UUID nextId() {
        return id(ids.getAndIncrement());
    }

    private static UUID id(int number) {
        return new UUID(0x0197a00000007000L, 0x8000000000000000L + number);
    }
}
