package io.bothways.local;

import io.bothways.local.home.Home;
import io.bothways.local.home.LocalFailure;
import io.bothways.local.home.Ports;
import io.bothways.local.story.InputRefused;
import io.bothways.local.story.ReportFile;
import io.bothways.local.story.Story;
import io.bothways.local.story.StoryInput;
import io.bothways.local.story.StoryReport;
import io.bothways.local.system.LocalSystem;
import io.bothways.local.system.Narrator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Brings an organisation to life through the public APIs and tells what happened. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Start everything on empty data and play a year of an organisation on it.",
            "Then it keeps running until Ctrl-C, unless --once is given."
        })
final class DemoCommand implements Callable<Integer> {

    @Option(
            names = "--once",
            description = "End after the report: exit code 0 when every step held, else 1 and the name of the step.")
    boolean once;

    @Option(names = "--report", paramLabel = "FILE", description = "Also write the report as JSON.")
    @Nullable
    Path report;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Real input; without it a small sample organisation and a starter list of skills.")
    @Nullable
    Path data;

    @Option(
            names = "--people",
            paramLabel = "N",
            description = "Generate N people, at least " + StoryInput.LEAST_PEOPLE + " (Person 0001 …).")
    @Nullable
    Integer people;

    @Option(names = "--keep", description = "Play on the data of the last demo instead of removing them.")
    boolean keep;

    @Option(names = "--port-offset", paramLabel = "N", description = "Add N to every port, to run beside another.")
    int portOffset;

    @Override
    public Integer call() throws InterruptedException {
        refuseWhatCannotWork();
        StoryInput input = input();
        var ports = new Ports(portOffset);
        Home home = Home.ofDemo(Launcher.repository(), ports);
        var narrator = new Narrator(System.out);
        LocalSystem system = LocalSystem.prepare(
                home,
                ports,
                LocalSystem.Profile.DEMO,
                keep ? LocalSystem.Earlier.KEEP : LocalSystem.Earlier.REMOVE,
                narrator);
        var foreground = new Foreground(system, home, narrator);
        return foreground.run(running -> {
            var welcome = new Welcome(home, ports, narrator);
            welcome.writeTokens(running.identity());
            StoryReport told = new Story(running.stage(), input, foreground.output()).play();
            if (report != null) {
                ReportFile.write(told, report);
            }
            told.brokenStep().ifPresent(step -> narrator.say("The step that did not hold: " + step));
            if (once) {
                return told.held() ? 0 : 1;
            }
            narrator.say("\nEverything keeps running:");
            welcome.say();
            return foreground.untilStopped();
        });
    }

    private StoryInput input() {
        try {
            return StoryInput.read(data, people);
        } catch (InputRefused e) {
            throw new LocalFailure(e.text(), e);
        }
    }

    private void refuseWhatCannotWork() {
        if (data != null && !Files.isDirectory(data)) {
            throw new LocalFailure("--data takes a folder, and " + data + " is none.");
        }
        Path folder = report == null ? null : report.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            throw new LocalFailure("The report cannot be written: there is no folder " + folder + ".");
        }
    }
}
