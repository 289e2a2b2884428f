package io.bothways.bench.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows that say nothing give null or non_identifiable, invalid ones are refused with their number; nothing else ever. */
class HopelessCasesTest {
    private static final String METHODS = """
        {"km": {"method": "kaplan-meier", "times": [1, 3, 99], "tau": 3, "group": "g"},
         "robust": {"method": "kaplan-meier", "cluster": "g"},
         "tests": {"method": "log-rank", "group": "g", "strata": "s"},
         "cox": {"method": "cox", "covariates": ["x"]},
         "robust-cox": {"method": "cox", "covariates": ["x"], "cluster": "g", "strata": "s"},
         "exact": {"method": "cox", "covariates": ["x"], "ties": "exact"},
         "firth": {"method": "cox", "covariates": ["x"], "firth": true},
         "periods": {"method": "cox-periods", "covariates": ["x"], "cuts": [2], "varying": ["x"]},
         "landmark": {"method": "landmark", "covariates": ["x"], "landmark": 1},
         "standard": {"method": "standardisation", "covariates": ["x"], "times": [1, 3, 99], "tau": 3},
         "incidence": {"method": "incidence", "times": [1, 3], "group": "g"},
         "gray": {"method": "gray", "group": "g", "strata": "s"},
         "fine-gray": {"method": "fine-gray", "covariates": ["x"]},
         "logit": {"method": "logit", "treatment": "x > 0", "covariates": ["t"]},
         "weights": {"method": "propensity-weights", "treatment": "x > 0", "outcome": "t", "covariates": ["s"]},
         "balance": {"method": "balance", "treatment": "x > 0", "covariates": ["t"]},
         "nearest": {"method": "nearest-matching", "treatment": "x > 0", "outcome": "t", "covariates": ["t"]},
         "classes": {"method": "exact-matching", "treatment": "x > 0", "outcome": "t", "covariates": ["s"]},
         "linear": {"method": "linear", "outcome": "t", "covariates": ["x"], "cluster": "g"},
         "panel": {"method": "did", "unit": "g", "period": "t", "outcome": "s", "treatment": "x > 0"}}\
        """;

    @TempDir
    Path folder = Path.of("");

    private JsonNode answer(String data, String roles, String answer) throws IOException {
        return OneCase.answer(folder, data, roles, answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", // nobody
                "3,1,a,0,1", // one subject with an event
                "3,0,a,0,1", // one subject without
                "3,0,a,0,0;4,0,b,0,1;5,0,a,0,1", // no events
                "3,0,a,0,0;3,0,b,0,1;3,0,a,0,1", // all censored at the same time
                "3,1,a,0,0;3,1,b,0,1;3,1,a,0,1", // all leave at the same time
                "3,1,a,0,2;4,0,a,0,2;5,1,a,0,2", // one group, no variation
                "1,1,a,0,1;2,1,a,0,1;3,1,a,0,1;4,0,b,0,0;5,0,b,0,0;6,0,b,0,0", // separation
                "1,1,a,0,1;2,2,a,1,0;3,3,b,2,1;4,1,b,3,0", // one row in each stratum
            })
    void nothingToLearnIsNeverANumberOutOfThinAir(String rows) throws IOException {
        JsonNode answers =
                answer("t,e,g,s,x\n" + rows.replace(';', '\n') + "\n", "\"time\": \"t\", \"event\": \"e\"", METHODS);

        for (var one : answers.properties()) {
            assertThat(one.getValue().path("status").asText())
                    .as(one.toString())
                    .isNotEqualTo("refused");
        }
        assertThat(answers.toString()).doesNotContain("NaN").doesNotContain("Infinity");
    }

    @Test
    void zeroWeightsCountNobody() throws IOException {
        JsonNode answers = answer(
                "t,e,g,s,x,w\n1,1,a,0,1,0\n2,1,b,0,0,0\n3,0,a,0,1,0\n",
                "\"time\": \"t\", \"event\": \"e\", \"weights\": \"w\"",
                """
                {"km": {"method": "kaplan-meier"}, "cox": {"method": "cox", "covariates": ["x"]},
                 "tests": {"method": "log-rank", "group": "g"}, "gray": {"method": "gray", "group": "g"}}\
                """);

        assertThat(answers.at("/km/curve").size()).isZero();
        for (String method : new String[] {"cox", "tests", "gray"}) {
            assertThat(answers.path(method).path("status").asText()).as(method).isEqualTo("non_identifiable");
        }
    }

    @Test
    void separationAndNoVariationAreSaid() throws IOException {
        JsonNode separated = answer(
                "t,e,x\n1,1,1\n2,1,1\n3,1,1\n4,0,0\n5,0,0\n6,0,0\n",
                "\"time\": \"t\", \"event\": \"e\", \"covariates\": [\"x\"]",
                "{\"efron\": {\"method\": \"cox\"}, \"breslow\": {\"method\": \"cox\", \"ties\": \"breslow\"}}");
        JsonNode constant = answer(
                "t,e,x,y\n1,1,2,0\n2,1,2,1\n3,1,2,0\n4,0,2,0\n5,1,2,1\n6,0,2,1\n",
                "\"time\": \"t\", \"event\": \"e\"",
                "{\"with\": {\"method\": \"cox\", \"covariates\": [\"y\", \"x\"]}}");

        assertThat(separated.path("status").asText()).isEqualTo("non_identifiable");
        assertThat(separated.path("reason").asText()).contains("separation");
        assertThat(constant.at("/with/coef/0").isNumber()).isTrue();
        assertThat(constant.at("/with/coef/1").isNull()).isTrue();
        assertThat(constant.at("/with/lrt/1").asInt()).isEqualTo(1);
    }

    /** R's survival 3.5 for the ratio; odds of 2 to 1 against 1 to 1 for the logit. */
    @Test
    void oneRunawayColumnLeavesTheOthers() throws IOException {
        JsonNode cox = answer(
                "t,e,x,y\n1,1,1,0\n2,1,0,0\n3,1,1,0\n4,0,1,1\n5,0,0,1\n6,1,0,0\n7,0,1,0\n8,1,0,0\n9,0,1,1\n",
                "\"time\": \"t\", \"event\": \"e\"",
                "{\"method\": \"cox\", \"covariates\": [\"x\", \"y\"]}");
        JsonNode logit = answer(
                "e,x,y\n1,1,0\n1,1,0\n0,1,0\n1,0,0\n0,0,0\n0,1,1\n0,0,1\n0,1,1\n",
                "\"treatment\": \"e\"",
                "{\"method\": \"logit\", \"covariates\": [\"x\", \"y\"]}");

        assertThat(cox.at("/coef/0").asDouble()).isCloseTo(0.27394781732579, within(1e-6));
        assertThat(cox.at("/se/0").asDouble()).isCloseTo(1.0106744819178, within(1e-6));
        assertThat(cox.at("/coef/1").isNull()).isTrue();
        assertThat(cox.at("/separated/0").asText()).isEqualTo("y");
        assertThat(cox.at("/wald/0").isNull()).isTrue();
        assertThat(logit.at("/coef/1").asDouble()).isCloseTo(Math.log(2), within(1e-6));
        assertThat(logit.at("/coef/2").isNull()).isTrue();
    }

    @Test
    void whatVariesBetweenRiskSetsOnlyHasNoCoefficient() throws IOException {
        StringBuilder rows = new StringBuilder("t,e,x,y\n");
        for (int i = 1; i <= 50; i++) {
            rows.append(i + "," + i % 2 + ",1," + i * 37 % 11 + "\n");
        }
        JsonNode answers = answer(rows.toString(), "\"time\": \"t\", \"event\": \"e\", \"cuts\": [2, 17.5]", """
            {"alone": {"method": "cox-periods", "covariates": ["x"], "varying": ["x"]},
             "beside": {"method": "cox-periods", "covariates": ["x", "y"], "varying": ["x"]},
             "firth": {"method": "cox-periods", "covariates": ["x", "y"], "varying": ["x"], "firth": true},
             "exact": {"method": "cox-periods", "covariates": ["x", "y"], "varying": ["x"], "ties": "exact"},
             "without": {"method": "cox", "covariates": ["y"]}}\
            """);

        assertThat(answers.at("/alone/status").asText()).isEqualTo("non_identifiable");
        for (String method : new String[] {"beside", "firth", "exact"}) {
            assertThat(answers.at("/" + method + "/se/0").isNull()).as(method).isTrue();
            assertThat(answers.at("/" + method + "/se/2").isNull()).as(method).isTrue();
        }
        assertThat(answers.at("/beside/se/3").asDouble())
                .isCloseTo(answers.at("/without/se/0").asDouble(), within(1e-9));
    }

    @Test
    void oneClusterHasNoRobustError() throws IOException {
        JsonNode answers = answer(
                "t,e,g,x,y\n1,1,a,1,3\n2,1,a,0,1\n3,0,a,1,4\n4,1,a,1,1\n5,1,a,0,5\n6,0,a,0,2\n",
                "\"time\": \"t\", \"event\": \"e\", \"cluster\": \"g\", \"covariates\": [\"x\"]",
                """
                {"cox": {"method": "cox"}, "logit": {"method": "logit", "treatment": "e"},
                 "linear": {"method": "linear", "outcome": "y", "cluster": "x"}}\
                """);

        assertThat(answers.at("/cox/hr/0").isNumber()).isTrue();
        for (String error : new String[] {
            "/cox/se_robust/0",
            "/cox/hr_ci95_lower/0",
            "/cox/p/0",
            "/cox/wald",
            "/logit/se_robust/1",
            "/linear/clustered"
        }) {
            assertThat(answers.at(error).isNull()).as(error).isTrue();
        }
    }

    @Test
    void scoresThatTellTheTreatedApartAreNoScores() throws IOException {
        JsonNode answers =
                answer("x,y,z\n1,5,2\n1,6,3\n0,1,2\n0,2,4\n", "\"treatment\": \"x\", \"covariates\": [\"y\"]", """
                    {"scores": {"method": "propensity-scores"}, "weights": {"method": "propensity-weights", "outcome": "z"},
                     "balance": {"method": "balance"}, "nearest": {"method": "nearest-matching", "outcome": "z"}}\
                    """);

        assertThat(answers.path("status").asText()).isEqualTo("non_identifiable");
        assertThat(answers.path("reason").asText()).contains("separation");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"method\": \"kaplan-meier\", \"time\": \"`t\"}",
                "{\"method\": \"kaplan-meier\", \"time\": \"1.2.3\"}",
                "{\"method\": \"kaplan-meier\", \"tau\": -1}",
                "{\"method\": \"log-rank\", \"group\": \"e\", \"rho\": \"much\"}",
                "{\"method\": \"cox\"}",
                "{\"method\": \"cox\", \"covariates\": \"x\"}",
                "{\"method\": \"cox\", \"covariates\": [{\"name\": \"x\"}]}",
                "{\"method\": \"cox\", \"covariates\": [{\"factor\": \"x\", \"reference\": \"7\"}]}",
                "{\"method\": \"cox-periods\", \"covariates\": [\"x\"], \"cuts\": [1], \"varying\": [\"y\"]}",
                "{\"method\": \"fine-gray\"}",
                "{\"method\": \"linear\", \"outcome\": \"t\", \"covariates\": [\"x\"], \"term\": \"y\"}",
                "{\"method\": \"proportion\", \"x\": 2.5, \"n\": 5}",
                "{\"method\": \"rate\", \"events\": 2.5, \"person_years\": 5}",
                "{\"method\": \"rate-ratio\", \"first\": {\"events\": 1, \"person_years\": 5}}",
                "{\"method\": \"e-value\", \"est\": 2, \"lo\": 3, \"hi\": 4}",
            })
    void settingsThatMakeNoSenseAreRefused(String analysis) throws IOException {
        JsonNode answer = answer(
                "t,e,x\n1,1,0\n2,0,1\n3,1,1\n", "\"time\": \"t\", \"event\": \"e\"", "{\"one\": " + analysis + "}");

        assertThat(answer.path("status").asText()).as(answer.toString()).isEqualTo("refused");
        assertThat(answer.path("reason").asText()).isNotBlank();
    }

    @Test
    void aBrokenLineIsRefusedByItsRow() throws IOException {
        JsonNode answer = answer(
                "t,e\n1,1\n2\n", "\"time\": \"t\", \"event\": \"e\"", "{\"km\": {\"method\": \"kaplan-meier\"}}");

        assertThat(answer.path("row").asInt()).isEqualTo(1);
        assertThat(answer.path("reason").asText()).isEqualTo("row 1: 1 fields for 2 columns");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        0,1,1,0;2,2,1,1;3,4,1,0       | 1 | is not after
        0,1,1,0;0,2,-1,1;3,4,1,0      | 1 | unknown cause
        0,1,1,0;0,2,1,1;3,4,9,0       | 2 | unknown cause 9
        0,1,1,0;0,2,1.5,1;3,4,1,0     | 1 | unknown cause 1.5
        0,1,1,0;NA,2,1,1;0,NaN,1,1    | 2 | 'NaN' in column b is not a number
        0,1,1,0;NA,2,1,1;0,3,1,high   | 2 | 'high' in column x is not a number
        0,1,1,0;0,2,1,1;0,Inf,1,1     | 2 | 'Inf' in column b is not a number
        """)
    void invalidRowsAreRefusedByTheirPlaceInTheFile(String rows, int row, String reason) throws IOException {
        JsonNode answers = answer(
                "a,b,e,x\n" + rows.replace(';', '\n') + "\n",
                "\"start\": \"a\", \"stop\": \"b\", \"event\": \"e\", \"causes\": [1, 2], \"covariates\": [\"x\"]",
                "{\"cox\": {\"method\": \"cox\"}, \"breslow\": {\"method\": \"cox\", \"ties\": \"breslow\"}}");

        assertThat(answers.path("status").asText()).isEqualTo("refused");
        assertThat(answers.path("row").asInt()).isEqualTo(row);
        assertThat(answers.path("reason").asText()).contains(reason).startsWith("row " + row + ":");
    }

    @Test
    void whatIsMissingIsNamed() throws IOException {
        JsonNode answers = answer("t,e\n1,1\n2,0\n", "\"time\": \"t\", \"event\": \"e\"", """
            {"column": {"method": "cox", "covariates": ["nowhere"]}, "setting": {"method": "landmark", "covariates": ["t"]},
             "method": {"method": "guess"}, "stands": {"method": "kaplan-meier"}}\
            """);

        assertThat(answers.at("/column/reason").asText()).contains("no column nowhere");
        assertThat(answers.at("/setting/reason").asText()).contains("\"landmark\"");
        assertThat(answers.at("/method/reason").asText()).contains("unknown method guess");
        assertThat(answers.at("/stands/curve/surv/0").asDouble()).isEqualTo(0.5);
    }
}
