package io.bothways.local.story.skill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EscoFilesTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("skills_en.csv"), """
                conceptType,conceptUri,skillType,reuseLevel,preferredLabel,altLabels,description
                KnowledgeSkillCompetence,s:lead,,cross-sector,lead a project team,,
                KnowledgeSkillCompetence,s:team,,transversal,lead teams,,
                KnowledgeSkillCompetence,s:crew,,cross-sector,lead crew,,
                KnowledgeSkillCompetence,s:narrow,,occupation-specific,lead fire team,,
                KnowledgeSkillCompetence,s:elsewhere,,cross-sector,lead somewhere else,,
                """);
        Files.writeString(folder.resolve("skillGroups_en.csv"), """
                conceptType,conceptUri,preferredLabel,code
                SkillGroup,g:leading,leading,S4.5
                SkillGroup,g:below,below leading,S4.5.1
                SkillGroup,g:other,other,S9
                """);
        Files.writeString(folder.resolve("skillsHierarchy_en.csv"), "Level 0 URI\n");
        Files.writeString(folder.resolve("broaderRelationsSkillPillar_en.csv"), """
                conceptType,conceptUri,broaderType,broaderUri
                SkillGroup,g:below,SkillGroup,g:leading
                KnowledgeSkillCompetence,s:lead,SkillGroup,g:below
                KnowledgeSkillCompetence,s:team,SkillGroup,g:leading
                KnowledgeSkillCompetence,s:crew,SkillGroup,g:leading
                KnowledgeSkillCompetence,s:narrow,KnowledgeSkillCompetence,s:team
                KnowledgeSkillCompetence,s:elsewhere,SkillGroup,g:other
                KnowledgeSkillCompetence,s:missing,SkillGroup,g:leading
                KnowledgeSkillCompetence,s:lead,SkillGroup,g:missing
                """);
        Files.writeString(folder.resolve("skillSkillRelations_en.csv"), """
                originalSkillUri,originalSkillType,relationType,relatedSkillType,relatedSkillUri
                s:lead,knowledge,optional,knowledge,s:team
                s:lead,knowledge,optional,knowledge,s:missing
                """);
    }

    @Test
    void choosesGeneralSkillsBelowTheGroupsOfTheFamilyShortestLabelFirst() {
        assertThat(new EscoFiles(folder).choices(10)).containsEntry("leadership", List.of("s:team", "s:lead"));
    }

    @Test
    void countsRelationsToConceptsThatTheFilesLack() {
        assertThat(new EscoFiles(folder).danglingRelations()).isEqualTo(3);
    }

    @Test
    void sendsTheFilesAsTheyAre() throws IOException {
        var files = new EscoFiles(folder);

        assertThat(files.skills()).isEqualTo(5);
        assertThat(files.parts())
                .extracting(SkillFiles.Part::name)
                .containsExactly("skills", "groups", "hierarchy", "broader", "related");
        assertThat(files.parts().getFirst().content()).isEqualTo(Files.readAllBytes(folder.resolve("skills_en.csv")));
    }
}
