package io.bothways.local.system;

import java.io.IOException;
import java.nio.file.Path;
import java.util.logging.ConsoleHandler;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Sends what the broker and the libraries of the launcher log to a file, so that the terminal keeps to the story. */
public final class LauncherLog {

    private static final Logger ROOT = Logger.getLogger("");
    private static final int ONE_MEBIBYTE = 1 << 20;

    private LauncherLog() {}

    public static void silenceTheTerminal() {
        System.setProperty("java.util.logging.SimpleFormatter.format", "%1$tFT%1$tT.%1$tL %4$s [%3$s] %5$s%6$s%n");
        ROOT.setLevel(Level.WARNING);
        for (Handler handler : ROOT.getHandlers()) {
            if (handler instanceof ConsoleHandler) {
                ROOT.removeHandler(handler);
            }
        }
    }

    static void to(Path file) throws IOException {
        var handler = new FileHandler(file.toString(), 10 * ONE_MEBIBYTE, 1, false);
        handler.setFormatter(new SimpleFormatter());
        ROOT.addHandler(handler);
    }
}
