package io.bothways.local;

import io.bothways.local.home.Home;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Tells which parts of a running system run, and as which process. */
@Command(name = "status", mixinStandardHelpOptions = true, description = "Tell which parts of a running system run.")
final class StatusCommand implements Callable<Integer> {

    @Option(names = "--demo", description = "The running demo instead of `up`.")
    boolean demo;

    @Option(names = "--port-offset", paramLabel = "N", description = "The offset that the run was started with.")
    int portOffset;

    @Override
    public Integer call() {
        System.out.println(Control.send(Home.of(Launcher.repository(), demo, portOffset), "status"));
        return 0;
    }
}
