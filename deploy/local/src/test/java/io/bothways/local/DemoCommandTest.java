package io.bothways.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the demo refuses before it touches the data of the last one. */
class DemoCommandTest {
    private static final String HR_COLUMNS = "EmployeeNumber,Department,JobRole,JobLevel,YearsAtCompany,Attrition\n";

    @TempDir
    Path data;

    private final StringWriter said = new StringWriter();

    @BeforeEach
    void writeTheFilesOfEsco() throws IOException {
        Files.createDirectories(data.resolve("esco"));
        Files.createDirectories(data.resolve("hr"));
        write("esco/skills_en.csv", "conceptUri,preferredLabel,reuseLevel\n");
        write("esco/skillGroups_en.csv", "conceptUri,code\n");
        write("esco/skillsHierarchy_en.csv", "Level 0 URI\n");
        write("esco/broaderRelationsSkillPillar_en.csv", "conceptUri,broaderUri\n");
        write("esco/skillSkillRelations_en.csv", "originalSkillUri,relatedSkillUri\n");
    }

    @Test
    void aFolderThatLacksFilesIsRefusedByTheirNames() throws IOException {
        Files.delete(data.resolve("esco/skills_en.csv"));

        assertThat(demo("--data", data.toString())).isEqualTo(1);

        assertThat(said.toString())
                .startsWith("--data takes a folder")
                .contains("lacks esco/skills_en.csv, hr/ibm-hr-attrition.csv.")
                .hasLineCount(1);
    }

    @Test
    void generatedPeopleNeedNoFileOfPeople() throws IOException {
        Files.delete(data.resolve("esco/skillGroups_en.csv"));

        assertThat(demo("--data", data.toString(), "--people", "100")).isEqualTo(1);

        assertThat(said.toString()).contains("lacks esco/skillGroups_en.csv.").doesNotContain("hr/");
    }

    @Test
    void aFileThatLacksColumnsIsRefusedByThem() throws IOException {
        write("hr/ibm-hr-attrition.csv", "EmployeeNumber,Department\n1,Sales\n");

        assertThat(demo("--data", data.toString())).isEqualTo(1);

        assertThat(said.toString()).contains("ibm-hr-attrition.csv lacks columns", "YearsAtCompany");
    }

    @Test
    void aValueThatIsNoNumberIsRefused() throws IOException {
        write("hr/ibm-hr-attrition.csv", HR_COLUMNS + "1,Sales,Sales Executive,high,3,No\n");

        assertThat(demo("--data", data.toString())).isEqualTo(1);

        assertThat(said.toString()).contains("--data").contains("\"high\"");
    }

    @Test
    void fewerPeopleThanAStoryTakesAreRefusedByTheirLeastNumber() {
        for (String people : List.of("-1", "10", "59")) {
            assertThat(demo("--people", people)).isEqualTo(1);
        }

        assertThat(said.toString().lines()).hasSize(3).allSatisfy(line -> assertThat(line)
                .startsWith("--people takes a number from 60"));
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(data.resolve(file), text);
    }

    /** The programs are not built here: whatever is not refused before fails with another message. */
    private int demo(String... options) {
        String[] arguments = new String[options.length + 1];
        arguments[0] = "demo";
        System.arraycopy(options, 0, arguments, 1, options.length);
        return Launcher.commands().setErr(new PrintWriter(said, true)).execute(arguments);
    }
}
