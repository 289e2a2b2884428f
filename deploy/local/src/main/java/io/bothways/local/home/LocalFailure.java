package io.bothways.local.home;

/** Something that the person at the keyboard can understand and mend: its text is all that they see. */
public final class LocalFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String text;

    public LocalFailure(String text) {
        super(text);
        this.text = text;
    }

    public LocalFailure(String text, Throwable cause) {
        super(text, cause);
        this.text = text;
    }

    public String text() {
        return text;
    }
}
