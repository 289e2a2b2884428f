package io.bothways.sessions.goal;

import static org.assertj.core.api.Assertions.assertThat;

import io.bothways.platform.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Which step leads where: the whole table, written out. */
class GoalStateTest {
    private static final List<GoalState> STATES = List.of(
            new GoalState.Draft(),
            new GoalState.KeptPrivate(),
            new GoalState.Shared(),
            new GoalState.Agreed(),
            new GoalState.InProgress(),
            new GoalState.Blocked(),
            new GoalState.Claimed(3),
            new GoalState.Achieved(3),
            new GoalState.PartlyAchieved(2),
            new GoalState.Dropped(),
            new GoalState.CarriedOver());

    private static final Map<String, Function<GoalState, GoalState>> STEPS = new TreeMap<>(Map.of(
            "share", GoalState::share,
            "agree", GoalState::agree,
            "start", GoalState::start,
            "block", GoalState::block,
            "claim", state -> state.claim(3),
            "confirm", GoalState::confirm,
            "partly", state -> state.confirmPartly(2),
            "not-yet", GoalState::notYet,
            "drop", GoalState::drop,
            "carry", GoalState::carryOver));

    private static final Map<String, String> LEGAL = Map.ofEntries(
            Map.entry("draft", "drop→dropped share→shared"),
            Map.entry("kept-private", "drop→dropped share→shared"),
            Map.entry("shared", "agree→agreed drop→dropped"),
            Map.entry("agreed", "carry→carried-over claim→claimed-achieved drop→dropped start→in-progress"),
            Map.entry("in-progress", "block→blocked carry→carried-over claim→claimed-achieved drop→dropped"),
            Map.entry("blocked", "carry→carried-over drop→dropped start→in-progress"),
            Map.entry("claimed-achieved", "confirm→achieved not-yet→in-progress partly→partly-achieved"),
            Map.entry("achieved", ""),
            Map.entry("partly-achieved", ""),
            Map.entry("dropped", ""),
            Map.entry("carried-over", ""));

    @TestFactory
    Stream<DynamicTest> everyStateAllowsExactlyItsSteps() {
        return STATES.stream()
                .map(state -> DynamicTest.dynamicTest(
                        state.code(), () -> assertThat(allowed(state)).isEqualTo(LEGAL.get(state.code()))));
    }

    private static String allowed(GoalState state) {
        return STEPS.entrySet().stream()
                .flatMap(step -> after(state, step.getValue()).map(next -> step.getKey() + "→" + next))
                .collect(Collectors.joining(" "));
    }

    private static Stream<String> after(GoalState state, Function<GoalState, GoalState> step) {
        try {
            return Stream.of(step.apply(state).code());
        } catch (Problem refusal) {
            return Stream.empty();
        }
    }
}
