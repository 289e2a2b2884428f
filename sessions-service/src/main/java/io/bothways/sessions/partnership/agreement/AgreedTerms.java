package io.bothways.sessions.partnership.agreement;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** The columns of the agreement. Before there is one, only the programme's cadence is known. */
@Embeddable
public class AgreedTerms {

    private int cadenceDays;

    private @Nullable Integer sessionMinutes;

    @Enumerated(EnumType.STRING)
    private @Nullable Confidentiality confidentiality;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private String @Nullable [] boundaries;

    private @Nullable Integer goalsPerDirection;

    protected AgreedTerms() {}

    public static AgreedTerms of(int cadenceDays) {
        var terms = new AgreedTerms();
        terms.cadenceDays = cadenceDays;
        return terms;
    }

    public static AgreedTerms of(Agreement agreement) {
        AgreedTerms terms = of(Objects.requireNonNull(agreement.cadenceDays(), "cadenceDays"));
        terms.sessionMinutes = agreement.sessionMinutes();
        terms.confidentiality = agreement.confidentiality();
        terms.boundaries =
                agreement.distinctBoundaries().stream().map(Boundary::code).toArray(String[]::new);
        terms.goalsPerDirection = agreement.goals();
        return terms;
    }

    public int cadenceDays() {
        return cadenceDays;
    }

    public Optional<Agreement> agreement() {
        if (confidentiality == null || boundaries == null) return Optional.empty();
        return Optional.of(new Agreement(
                cadenceDays,
                sessionMinutes,
                confidentiality,
                Arrays.stream(boundaries).map(Boundary::of).toList(),
                goalsPerDirection));
    }
}
