package io.bothways.local.story;

import io.bothways.local.story.api.Account;
import io.bothways.local.story.api.Services;
import io.bothways.local.story.api.SteerableClock;
import io.bothways.local.story.chapter.Cast;
import io.bothways.local.story.chapter.Scene;
import io.bothways.local.story.chapter.arrival.PeopleAgain;
import io.bothways.local.story.chapter.arrival.PeopleArrive;
import io.bothways.local.story.chapter.arrival.ProfilesSaid;
import io.bothways.local.story.chapter.arrival.SkillsArrive;
import io.bothways.local.story.chapter.finding.Findings;
import io.bothways.local.story.chapter.finding.InvariantsHold;
import io.bothways.local.story.chapter.leaver.Aftermath;
import io.bothways.local.story.chapter.leaver.Cascade;
import io.bothways.local.story.chapter.leaver.Leavers;
import io.bothways.local.story.chapter.matching.PairsAgree;
import io.bothways.local.story.chapter.matching.PairsProposed;
import io.bothways.local.story.chapter.matching.PeopleAnswer;
import io.bothways.local.story.chapter.matching.PeopleEnrol;
import io.bothways.local.story.chapter.matching.ProgrammeOpens;
import io.bothways.local.story.chapter.year.Year;
import io.bothways.local.story.draw.Draw;
import io.bothways.local.story.profile.ProfilePlans;
import io.bothways.local.story.telling.Narrator;
import io.bothways.local.story.telling.StoryStopped;
import io.bothways.local.story.telling.Telling;
import java.io.PrintStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A year of an organisation, through the public HTTP APIs only: skills and people arrive, people say what they teach and
 * want, a cohort is matched, partnerships live, some people leave, and the report says what may be claimed. The same
 * input and seed tell the same story, apart from the real time it takes.
 */
public final class Story {
    private static final long SEED = 2026;
    private static final int SMALL = 400;
    private static final int FEW_CHOICES = 5;
    private static final int MORE_CHOICES = 8;

    private final Stage stage;
    private final StoryInput input;
    private final Narrator narrator;

    public Story(Stage stage, StoryInput input, PrintStream out) {
        this.stage = stage;
        this.input = input;
        this.narrator = new Narrator(out);
    }

    public StoryReport play() {
        var telling = new Telling(narrator);
        long started = System.nanoTime();
        Map<String, Object> totals = new LinkedHashMap<>();
        boolean held = true;
        try (var services = services()) {
            try {
                tell(telling, services, totals);
            } catch (StoryStopped stopped) {
                held = false;
            }
            totals.put("requests", services.requests());
        }
        double story = seconds(System.nanoTime() - started);
        double startUp = seconds(stage.startUp().toNanos());
        totals.put("story, s", story);
        totals.put(Target.START_UP, startUp);
        totals.put(Target.WHOLE, seconds(stage.build().toNanos()) + startUp + story);
        totals.put(Target.MEMORY, stage.pssBytes().getAsLong() / 1_000_000);
        var report = new StoryReport(held, totals, telling.steps());
        Summary.print(report, stage, narrator);
        return report;
    }

    private void tell(Telling telling, Services services, Map<String, Object> totals) {
        var clock = new SteerableClock(services);
        var draw = new Draw(SEED);
        Instant start = clock.now();
        var scene = new Scene(services, clock, draw, narrator, start);
        var files = input.skills();
        var organisation = input.people().on(LocalDate.ofInstant(start, ZoneOffset.UTC), draw);
        int choices = organisation.people().size() <= SMALL ? FEW_CHOICES : MORE_CHOICES;

        var skills = telling.step(
                "skills", "Skills become the taxonomy", figures -> new SkillsArrive(scene).play(files, figures));
        var members = telling.step("people", "People arrive from the HRIS by SCIM", figures -> new PeopleArrive(scene)
                .play(organisation, figures));
        telling.step("people again", "The same people as an HRIS file change nothing", figures -> new PeopleAgain(scene)
                .unchanged(organisation, figures));
        telling.step(
                "bad rows", "A file with mistakes: good rows in, the others named", figures -> new PeopleAgain(scene)
                        .badRows(organisation, figures));
        var cast = new Cast(members);
        var leavers = new Leavers(scene, cast);
        telling.step("profiles", "People say what they can teach and want to learn", figures -> new ProfilesSaid(scene)
                .play(members, new ProfilePlans(draw, files.choices(choices)), skills, figures));
        var round = telling.step(
                "programme", "A reciprocal programme opens its first cohort", figures -> new ProgrammeOpens(scene)
                        .play(cast, figures));
        telling.step("enrolment", "People are invited and apply", figures -> new PeopleEnrol(scene)
                .play(cast, round, leavers, figures));
        telling.step("match run", "A match run proposes pairs and says why", figures -> new PairsProposed(scene)
                .play(cast, round, leavers, skills, figures));
        telling.step("proposals", "Both people answer", figures -> new PeopleAnswer(scene)
                .play(cast, round, leavers, figures));
        telling.step("agreements", "Partnerships agree how they work together", figures -> new PairsAgree(scene)
                .play(cast, round, leavers, figures));
        var year = new Year(scene, cast, round, leavers);
        telling.step("first weeks", "The first weeks: people meet", year::firstWeeks);
        telling.step("cascade", "Somebody leaves: hop by hop, in real time", figures -> new Cascade(scene)
                .play(cast, round, leavers, figures));
        telling.step("year", "The other weeks", year::rest);
        telling.step("traces", "Whoever has left has left nothing behind", figures -> new Aftermath(scene)
                .traces(cast, round, leavers, figures));
        telling.step("end", "The cohort completes, and the twelve months end", year::end);
        telling.step("leavers", "What became of those who left", figures -> new Aftermath(scene)
                .play(cast, round, leavers, figures));
        totals.put(Target.LEAVER, leavers.percentile(0.95));
        telling.step("invariants", "Every service checks its invariants", figures -> new InvariantsHold(scene)
                .play(figures));
        telling.step("analytics", "What may be claimed, and what not", figures -> new Findings(scene)
                .play(round, cast, figures));
    }

    private Services services() {
        return new Services(
                stage.profiles(),
                stage.matching(),
                stage.sessions(),
                stage.analytics(),
                (Account account) ->
                        stage.tokens().token(account.subject(), account.roles().toArray(String[]::new)));
    }

    private static double seconds(long nanos) {
        return Math.round(nanos / 1e8) / 10.0;
    }
}
