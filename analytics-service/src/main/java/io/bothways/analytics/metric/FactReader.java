package io.bothways.analytics.metric;

import io.bothways.analytics.enrolment.Enrolments;
import io.bothways.analytics.goal.Goals;
import io.bothways.analytics.pair.Pair;
import io.bothways.analytics.pair.Pairs;
import io.bothways.analytics.people.People;
import io.bothways.analytics.people.Person;
import io.bothways.analytics.profile.Profiles;
import io.bothways.analytics.proposal.Proposals;
import io.bothways.analytics.score.Scores;
import io.bothways.analytics.session.Sessions;
import io.bothways.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads the facts of a filter at one moment, in one transaction. */
@ApplicationScoped
public class FactReader {

    private static final String SATISFACTION = "satisfaction";

    private final People people;
    private final Enrolments enrolments;
    private final Profiles profiles;
    private final Proposals proposals;
    private final Pairs pairs;
    private final Sessions sessions;
    private final Goals goals;
    private final Scores scores;
    private final Sql sql;
    private final Clock clock;

    FactReader(
            People people,
            Enrolments enrolments,
            Profiles profiles,
            Proposals proposals,
            Pairs pairs,
            Sessions sessions,
            Goals goals,
            Scores scores,
            Sql sql,
            Clock clock) {
        this.people = people;
        this.enrolments = enrolments;
        this.profiles = profiles;
        this.proposals = proposals;
        this.pairs = pairs;
        this.sessions = sessions;
        this.goals = goals;
        this.scores = scores;
        this.sql = sql;
        this.clock = clock;
    }

    @Transactional
    public Facts read(Filter filter) {
        var programme = filter.programme();
        var cohort = filter.cohort();
        var inScope = pairs.pairs(programme, cohort);
        var ids = inScope.stream().map(Pair::id).collect(Collectors.toSet());
        return new Facts(
                clock.instant(),
                people.all().stream().collect(Collectors.toMap(Person::id, Function.identity())),
                enrolments.eligible(programme, cohort),
                enrolments.enrolments(programme, cohort),
                profiles.withBothHats(),
                proposals.proposals(programme, cohort),
                inScope,
                sessions.sessions(programme, cohort),
                goals.all().stream().filter(goal -> ids.contains(goal.pair())).toList(),
                scores.ofItem(SATISFACTION, cohort).stream()
                        .filter(score -> ids.contains(score.pair()))
                        .toList());
    }

    /** The instant of the latest fact that arrived; empty before the first. */
    public Optional<Instant> knownAt() {
        return sql.list("""
                        select greatest((select max(known_at) from known_person), (select max(known_at) from fact_profile),
                                        (select max(known_at) from dim_programme), (select max(known_at) from fact_eligibility),
                                        (select max(known_at) from fact_enrolment), (select max(known_at) from fact_match_run),
                                        (select max(known_at) from fact_proposal), (select max(known_at) from fact_pair),
                                        (select max(known_at) from fact_pair_course), (select max(known_at) from fact_session),
                                        (select max(known_at) from fact_goal), (select max(known_at) from fact_score)) as known_at
                        """, row -> Optional.ofNullable(Sql.instantOrNull(row, "known_at")))
                .getFirst();
    }
}
