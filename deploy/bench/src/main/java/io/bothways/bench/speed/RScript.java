package io.bothways.bench.speed;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The same estimators in R's package survival, when Rscript is installed. */
final class RScript {
    private static final String SCRIPT = """
        suppressPackageStartupMessages(library(survival))
        d <- read.csv(commandArgs(TRUE)[1])
        cpu <- function(f) { t <- replicate(3, { s <- proc.time(); f(); e <- proc.time() - s; 1000*(e[1]+e[2]) }); median(t) }
        s <- with(d, Surv(start, stop, event)); x <- cbind(d$x1, d$x2, d$x3, d$x4, d$x5, d$x6)
        cat("kaplan-meier=", cpu(function() survfit(s ~ 1, conf.type = "log-log")), "\\n", sep = "")
        cat("log-rank=", cpu(function() survdiff(Surv(stop - start, event) ~ x1, d)), "\\n", sep = "")
        cat("cox efron=", cpu(function() coxph(s ~ x)), "\\n", sep = "")
        cat("cox efron + robust=", cpu(function() coxph(s ~ x, cluster = d$id)), "\\n", sep = "")
        """;
    private static final Pattern LINE = Pattern.compile("([a-z +-]+)=([0-9.]+)");

    private RScript() {}

    static boolean present() {
        String path = System.getenv().getOrDefault("PATH", "");
        for (String folder : path.split(java.io.File.pathSeparator, -1)) {
            if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, "Rscript"))) {
                return true;
            }
        }
        return false;
    }

    static Map<String, Double> times(Path data) throws IOException {
        Process process = new ProcessBuilder("Rscript", "-e", SCRIPT, data.toString())
                .redirectErrorStream(true)
                .start();
        Map<String, Double> times = new LinkedHashMap<>();
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                Matcher matcher = LINE.matcher(line);
                if (matcher.matches()) {
                    times.put(matcher.group(1), Double.parseDouble(matcher.group(2)));
                }
            }
        }
        return times;
    }
}
