package io.bothways.matching.scoring.terms;

/** How a teacher's grade must stand to the learner's. */
public enum GradeOrder {
    ANY,
    SAME,
    TEACHER_HIGHER,
    TEACHER_NOT_LOWER,
    TEACHER_LOWER;

    boolean allows(int teacher, int learner) {
        return switch (this) {
            case ANY -> true;
            case SAME -> teacher == learner;
            case TEACHER_HIGHER -> teacher > learner;
            case TEACHER_NOT_LOWER -> teacher >= learner;
            case TEACHER_LOWER -> teacher < learner;
        };
    }
}
