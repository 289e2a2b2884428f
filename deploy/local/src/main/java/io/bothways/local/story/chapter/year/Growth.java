package io.bothways.local.story.chapter.year;

import io.bothways.local.story.api.InParallel;
import io.bothways.local.story.api.Pages;
import io.bothways.local.story.chapter.Member;
import io.bothways.local.story.chapter.Pair;
import io.bothways.local.story.chapter.Scene;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** What comes of the meetings: goals in both directions, answers to check-ins, and blind feedback at the end. */
final class Growth {
    private static final double ANSWERS_CHECK_IN = 0.85;
    private static final double GIVES_FEEDBACK = 0.88;

    private final Scene scene;
    private final List<Goal> goals = new ArrayList<>();
    private final Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
    private final AtomicInteger checkIns = new AtomicInteger();
    private final AtomicInteger feedback = new AtomicInteger();

    /** What becomes of a goal. */
    enum Outcome {
        ACHIEVED,
        PARTLY_ACHIEVED,
        DROPPED,
        LEFT_OPEN
    }

    private record Goal(String id, Pair pair, Pair.Way way) {
        String path() {
            return "/v1/goals/" + id;
        }
    }

    Growth(Scene scene) {
        this.scene = scene;
    }

    int agreed() {
        return goals.size();
    }

    Map<Outcome, Integer> outcomes() {
        return outcomes;
    }

    int checkIns() {
        return checkIns.get();
    }

    int feedback() {
        return feedback.get();
    }

    /** In each direction the learner sets one goal and the teacher agrees. */
    void setGoals(List<Pair> pairs) {
        goals.addAll(
                InParallel.map(pairs, pair -> pair.ways().stream()
                                .map(way -> setGoal(pair, way))
                                .toList())
                        .stream()
                        .flatMap(List::stream)
                        .toList());
    }

    private Goal setGoal(Pair pair, Pair.Way way) {
        var skill = way.skills().getFirst();
        Map<String, Object> wish = new LinkedHashMap<>();
        wish.put("directionId", way.id());
        wish.put("skillId", skill.skillId());
        wish.put("levelFrom", skill.from());
        wish.put("levelTo", skill.to());
        wish.put("dueAt", pair.endsAt().minus(Duration.ofDays(7)).toString());
        String id = scene.sessions(way.learner().account())
                .post(pair.path() + "/goals", wish)
                .expecting(201)
                .text("id");
        scene.sessions(way.teacher().account())
                .post("/v1/goals/" + id + "/agreement")
                .expecting(200, 204);
        return new Goal(id, pair, way);
    }

    /** After some months most goals are reached: the learner claims it, the teacher confirms. */
    void concludeGoals(List<Pair> pairs, Instant now) {
        var due = goals.stream()
                .filter(goal -> pairs.contains(goal.pair()) && goal.pair().isLiveAt(now))
                .toList();
        due.forEach(goal -> outcomes.merge(outcome(goal), 1, Integer::sum));
        InParallel.each(due, this::conclude);
    }

    private Outcome outcome(Goal goal) {
        double drawn = scene.draw()
                .unit("goal", goal.pair().key() + goal.way().learner().number());
        if (drawn < 0.68) {
            return Outcome.ACHIEVED;
        }
        var skill = goal.way().skills().getFirst();
        if (drawn < 0.80 && skill.to() - skill.from() > 1) {
            return Outcome.PARTLY_ACHIEVED;
        }
        return drawn < 0.88 ? Outcome.DROPPED : Outcome.LEFT_OPEN;
    }

    private void conclude(Goal goal) {
        var learner = scene.sessions(goal.way().learner().account());
        var teacher = scene.sessions(goal.way().teacher().account());
        switch (outcome(goal)) {
            case ACHIEVED -> {
                learner.post(goal.path() + "/claim", Map.of()).expecting(200);
                teacher.post(goal.path() + "/confirmation").expecting(200);
                if (goal.pair().hasTaught(goal.way())) {
                    learner.post("/v1/directions/" + goal.way().id() + "/fulfilment")
                            .expecting(200);
                }
            }
            case PARTLY_ACHIEVED -> {
                learner.post(goal.path() + "/claim", Map.of()).expecting(200);
                teacher.post(
                                goal.path() + "/partial",
                                Map.of(
                                        "levelAfter",
                                        goal.way().skills().getFirst().to() - 1))
                        .expecting(200);
            }
            case DROPPED ->
                learner.post(goal.path() + "/dropping", Map.of("reason", "no-time"))
                        .expecting(200);
            case LEFT_OPEN -> {}
        }
    }

    /** Whoever has a check-in open answers it, most of the time. */
    void answerCheckIns(List<Member> members) {
        InParallel.each(members, member -> {
            if (!scene.draw().happens(ANSWERS_CHECK_IN, "answers-check-in", member.number())) {
                return;
            }
            var me = scene.sessions(member.account());
            for (var checkIn : Pages.all(me, "/v1/me/check-ins?state=open")) {
                me.post(
                                "/v1/check-ins/" + checkIn.path("id").asText() + "/answer",
                                Map.of(
                                        "scores",
                                        Map.of(
                                                "satisfaction",
                                                score("check-in", member),
                                                "progress",
                                                score("progress", member),
                                                "workload",
                                                score("workload", member))))
                        .expecting(200);
                checkIns.incrementAndGet();
            }
        });
    }

    /** Both say at the end how it was, neither seeing the other's word; where one stays silent the deadline decides. */
    void giveFeedback(List<Pair> pairs, List<Member> gone) {
        record Word(Pair pair, Member by) {}
        List<Word> words = new ArrayList<>();
        for (Pair pair : pairs) {
            for (Member by : List.of(pair.first(), pair.second())) {
                if (!gone.contains(by) && scene.draw().happens(GIVES_FEEDBACK, "feedback", pair.key() + by.number())) {
                    words.add(new Word(pair, by));
                }
            }
        }
        InParallel.each(words, word -> scene.sessions(word.by().account())
                .put(
                        word.pair().path() + "/feedback",
                        Map.of(
                                "scores",
                                Map.of(
                                        "satisfaction",
                                        score("feedback", word.by()),
                                        "growth",
                                        score("growth", word.by()),
                                        "reciprocity",
                                        score("reciprocity", word.by()))))
                .expecting(200, 201));
        feedback.addAndGet(words.size());
    }

    private int score(String purpose, Member member) {
        double drawn = scene.draw().unit(purpose, member.number());
        return drawn < 0.05 ? 2 : drawn < 0.18 ? 3 : drawn < 0.62 ? 4 : 5;
    }
}
