package io.bothways.local.story;

import io.bothways.local.story.draw.Draw;
import io.bothways.local.story.organisation.AttritionFile;
import io.bothways.local.story.organisation.Organisation;
import io.bothways.local.story.organisation.SampleOrganisation;
import io.bothways.local.story.skill.EscoFiles;
import io.bothways.local.story.skill.SkillFiles;
import io.bothways.local.story.skill.StarterFiles;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a story is told about, read before anything is started or removed, so that a folder that lacks a file costs
 * nothing: a taxonomy, and the people as they are on the day on which the story begins.
 */
public record StoryInput(SkillFiles skills, People people) {
    /** Fewer people make too few pairs: nobody would decline, let a proposal expire or leave a partner behind. */
    public static final int LEAST_PEOPLE = 60;

    private static final int SAMPLE_PEOPLE = 200;

    /** An organisation on a day: hire dates and departures are counted from it. */
    @FunctionalInterface
    public interface People {
        Organisation on(LocalDate start, Draw draw);
    }

    /** With a folder its files, without it the starter skills; {@code people} asks for that many generated people. */
    public static StoryInput read(@Nullable Path data, @Nullable Integer people) {
        if (people != null && people < LEAST_PEOPLE) {
            throw new InputRefused("--people takes a number from " + LEAST_PEOPLE
                    + ": with fewer people there are too few pairs to tell of.");
        }
        if (data == null) {
            return new StoryInput(new StarterFiles(), generated(people == null ? SAMPLE_PEOPLE : people));
        }
        Path esco = data.resolve("esco");
        Path employees = data.resolve("hr").resolve("ibm-hr-attrition.csv");
        List<Path> needed = new ArrayList<>(EscoFiles.in(esco));
        if (people == null) {
            needed.add(employees);
        }
        refuseWhenMissing(data, needed);
        try {
            var skills = new EscoFiles(esco);
            if (people != null) {
                return new StoryInput(skills, generated(people));
            }
            var file = AttritionFile.read(employees);
            file.organisation(new Draw(0), LocalDate.EPOCH); // a value that is no number is found now, whatever the day
            return new StoryInput(skills, (start, draw) -> file.organisation(draw, start));
        } catch (UncheckedIOException | IllegalArgumentException e) {
            throw new InputRefused("--data " + data + " cannot be used: " + e.getMessage(), e);
        }
    }

    private static People generated(int people) {
        return (start, draw) -> SampleOrganisation.of(people, draw, start);
    }

    private static void refuseWhenMissing(Path data, List<Path> needed) {
        var missing = needed.stream()
                .filter(file -> !Files.isReadable(file) || Files.isDirectory(file))
                .map(file -> data.relativize(file).toString())
                .toList();
        if (!missing.isEmpty()) {
            throw new InputRefused("--data takes a folder with ESCO's files and the HR file; " + data + " lacks "
                    + String.join(", ", missing) + ".");
        }
    }
}
