package io.bothways.local;

import io.bothways.local.home.Home;
import io.bothways.local.home.Ports;
import io.bothways.local.system.LocalSystem;
import io.bothways.local.system.Narrator;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts everything on kept data and runs until Ctrl-C. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = "Start PostgreSQL, Kafka and the four services on kept data; Ctrl-C stops them.")
final class UpCommand implements Callable<Integer> {

    @Option(names = "--port-offset", paramLabel = "N", description = "Add N to every port, to run beside another.")
    int portOffset;

    @Override
    public Integer call() throws InterruptedException {
        var ports = new Ports(portOffset);
        Home home = Home.ofUp(Launcher.repository(), ports);
        var narrator = new Narrator(System.out);
        LocalSystem system =
                LocalSystem.prepare(home, ports, LocalSystem.Profile.LOCAL, LocalSystem.Earlier.KEEP, narrator);
        var foreground = new Foreground(system, home, narrator);
        return foreground.run(running -> {
            narrator.say(String.format(
                    Locale.ROOT, "%nReady after %.1f s.%n", running.startUp().toMillis() / 1000.0));
            var welcome = new Welcome(home, ports, narrator);
            welcome.writeTokens(running.identity());
            welcome.say();
            return foreground.untilStopped();
        });
    }
}
