package io.bothways.bench.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Small tables of which the answers are worked out by hand, or by R's survival 3.5. */
class EffectCasesTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void meansOfPredictedCurves() throws IOException {
        String data = "t,e,z,x\n2,1,1,.5\n3,1,0,1\n4,1,1,-1\n4,0,0,0\n6,1,0,2\n7,0,1,.3\n";
        JsonNode answers = OneCase.answer(folder, data, "\"time\": \"t\", \"event\": \"e\"", """
            {"all": {"method": "standardisation", "covariates": ["z", "x"], "times": [5, 8], "tau": 6.5},
             "treated": {"method": "standardisation", "covariates": ["z", "x"], "times": [5], "over": "treated"}}\
            """);

        assertThat(answers.at("/all/survival_with/0").asDouble()).isCloseTo(0.48827539387306, within(1e-9));
        assertThat(answers.at("/all/survival_difference/0").asDouble())
                .isCloseTo(0.48827539387306 - 0.58047015944895, within(1e-9));
        assertThat(answers.at("/all/survival_with/1").isNull()).isTrue();
        assertThat(answers.at("/all/rmst_difference").asDouble())
                .isCloseTo(4.5998621383683 - 4.9445534162867, within(1e-8));
        assertThat(answers.at("/treated/people").asInt()).isEqualTo(3);
    }

    @Test
    void pairsOfColleaguesAtRisk() throws IOException {
        String data = """
            from,to,joined,dept,age
            0,100,30,a,40
            0,20,,a,40
            0,100,,a,43
            0,100,,a,37
            0,100,25,b,50
            0,100,,b,62
            """;
        JsonNode pairs = OneCase.answer(folder, data, "\"start\": \"from\", \"stop\": \"to\"", """
            {"method": "risk-set-matching", "treated_at": "where(missing(joined), 999, joined)", "strata": "dept",
             "covariates": ["age"], "within": {"age": 5}, "neighbours": 2}\
            """);

        assertThat(pairs.path("treated").asInt()).isEqualTo(2);
        assertThat(pairs.path("matched").asInt()).isEqualTo(1);
        assertThat(pairs.path("treated_row").toString()).isEqualTo("[0,0]");
        assertThat(pairs.path("control_row").toString()).isEqualTo("[2,3]");
        assertThat(pairs.path("weight").toString()).isEqualTo("[0.5,0.5]");
    }

    @Test
    void aLandmarkFollowsEverybodyToTheEnd() throws IOException {
        String data = """
            id,from,to,e,z
            1,0,100,0,0
            1,100,300,1,1
            2,0,40,0,0
            2,40,200,1,1
            3,0,250,1,0
            4,0,80,1,0
            5,0,400,0,1
            """;
        JsonNode answers = OneCase.answer(folder, data, "\"start\": \"from\", \"stop\": \"to\", \"event\": \"e\"", """
            {"rows": {"method": "landmark", "landmark": 90, "subject": "id", "covariates": ["z"]},
             "clusters": {"method": "landmark", "landmark": 90, "cluster": "id", "covariates": ["z"]}}\
            """);

        // risk sets at 200: 2, 3, 1, 5; at 250: 3, 1, 5; at 300: 1, 5; of whom 2 and 5 were treated by then
        assertThat(answers.at("/rows/n").asInt()).isEqualTo(5);
        assertThat(answers.at("/rows/events").asInt()).isEqualTo(3);
        assertThat(answers.at("/rows/treated").asInt()).isEqualTo(2);
        assertThat(answers.at("/rows/coef/0").asDouble()).isCloseTo(-0.4812118250596, within(1e-9));
        assertThat(answers.at("/clusters/coef/0")).isEqualTo(answers.at("/rows/coef/0"));
    }
}
