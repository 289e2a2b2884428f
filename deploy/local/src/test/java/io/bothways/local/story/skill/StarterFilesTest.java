package io.bothways.local.story.skill;

import static org.assertj.core.api.Assertions.assertThat;

import io.bothways.local.story.organisation.Role;
import io.bothways.local.story.table.Table;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class StarterFilesTest {
    private final StarterFiles starter = new StarterFiles();

    @Test
    void holdsAboutTwoHundredSkillsInEveryFamily() {
        assertThat(starter.skills()).isBetween(180, 220);
        assertThat(starter.choices(5)).hasSameSizeAs(Family.all()).allSatisfy((family, skills) -> assertThat(skills)
                .hasSize(5));
    }

    @Test
    void namesEachSkillOnceAndRelatesOnlyToWhatItHas() {
        var rows = Table.resource("starter-skills.csv").rows();
        var labels = rows.stream().map(row -> row.get("label")).toList();
        Set<String> related = new HashSet<>();
        rows.forEach(row -> related.addAll(List.of(row.get("broader"), row.get("related"))));
        related.remove("");

        assertThat(labels).doesNotHaveDuplicates();
        assertThat(labels).containsAll(related);
    }

    @Test
    void writesTheColumnsOfTheImport() {
        var parts = starter.parts().stream()
                .collect(Collectors.toMap(
                        SkillFiles.Part::name, part -> new String(part.content(), StandardCharsets.UTF_8)));

        assertThat(parts).containsOnlyKeys("skills", "groups", "broader", "related");
        assertThat(parts.get("skills"))
                .startsWith("conceptType,conceptUri,skillType,reuseLevel,preferredLabel,altLabels\r\n")
                .contains("KnowledgeSkillCompetence,urn:bothways:skill:writing-code,skill/competence,cross-sector,"
                        + "writing code,");
    }

    @Test
    void everyRoleTeachesFromFamiliesThatExist() {
        var families = Family.all().stream().map(Family::name).toList();

        assertThat(Table.resource("roles.csv").rows()).allSatisfy(row -> {
            var role = Role.named(row.get("title"));
            assertThat(families).containsAll(role.own()).containsAll(role.next());
        });
    }
}
