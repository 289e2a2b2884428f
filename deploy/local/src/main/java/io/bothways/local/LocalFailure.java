package io.bothways.local;

/** Something that the person at the keyboard can understand and mend: its text is all that they see. */
public final class LocalFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String text;

    LocalFailure(String text) {
        super(text);
        this.text = text;
    }

    LocalFailure(String text, Throwable cause) {
        super(text, cause);
        this.text = text;
    }

    String text() {
        return text;
    }
}
