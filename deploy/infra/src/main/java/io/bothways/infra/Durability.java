package io.bothways.infra;

/** Whether a commit survives a power cut. Tests trade that for speed; a local run and a benchmark never do. */
public enum Durability {
    FULL("on"),
    NONE("off");

    private final String setting;

    Durability(String setting) {
        this.setting = setting;
    }

    String setting() {
        return setting;
    }
}
