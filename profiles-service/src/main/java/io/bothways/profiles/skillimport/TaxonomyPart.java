package io.bothways.profiles.skillimport;

import io.bothways.platform.code.Codes;
import java.util.Set;

/** The files a taxonomy comes in, with the columns that each must have; ESCO's own names. */
enum TaxonomyPart {
    SKILLS("conceptUri", "preferredLabel"),
    GROUPS("conceptUri", "preferredLabel"),
    HIERARCHY("Level 0 URI", "Level 0 preferred term"),
    BROADER("conceptUri", "broaderUri"),
    RELATED("originalSkillUri", "relatedSkillUri");

    private final Set<String> required;

    TaxonomyPart(String... required) {
        this.required = Set.of(required);
    }

    Set<String> required() {
        return required;
    }

    String code() {
        return Codes.of(this);
    }
}
