package io.bothways.local.story.skill;

import java.util.List;
import java.util.Map;

/** A taxonomy as the skill import takes it: its parts, and what the story may choose from. */
public sealed interface SkillFiles permits EscoFiles, StarterFiles {
    /** For people: what this is. */
    String description();

    /** The name of the taxonomy in the catalogue. */
    String name();

    /** The parts of the upload, by the names that the skill import knows. */
    List<Part> parts();

    int skills();

    /** Rows that relate to a concept which no file has, or to itself: the import must skip exactly these and say so. */
    int danglingRelations();

    /** Per family the URIs of at most so many skills, the most general first. */
    Map<String, List<String>> choices(int perFamily);

    /** One file of the upload. */
    record Part(String name, String fileName, byte[] content) {}
}
