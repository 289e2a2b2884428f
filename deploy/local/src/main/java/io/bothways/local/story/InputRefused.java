package io.bothways.local.story;

/** The input that was asked for cannot be told about; its text says what is missing or wrong. */
public final class InputRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String text;

    InputRefused(String text) {
        super(text);
        this.text = text;
    }

    InputRefused(String text, Throwable cause) {
        super(text, cause);
        this.text = text;
    }

    public String text() {
        return text;
    }
}
