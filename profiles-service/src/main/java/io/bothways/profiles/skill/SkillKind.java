package io.bothways.profiles.skill;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.bothways.platform.code.Codes;
import org.jspecify.annotations.Nullable;

/** What sort of thing a skill is, where the taxonomy says so. */
public enum SkillKind {
    @JsonProperty("skill")
    SKILL,
    @JsonProperty("knowledge")
    KNOWLEDGE,
    @JsonProperty("language")
    LANGUAGE,
    @JsonProperty("transversal")
    TRANSVERSAL;

    String code() {
        return Codes.of(this);
    }

    static @Nullable SkillKind of(@Nullable String code) {
        return code == null ? null : Codes.parse(SkillKind.class, code);
    }
}
