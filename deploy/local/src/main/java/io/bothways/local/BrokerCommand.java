package io.bothways.local;

import io.bothways.local.home.Home;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes the broker of a running system away and brings it back, to see that nothing is lost. */
@Command(
        name = "broker",
        mixinStandardHelpOptions = true,
        description = "Stop or start the Kafka broker under a running `up` or `demo`; the services go on.")
final class BrokerCommand implements Callable<Integer> {

    /** What is asked of the broker. */
    enum Order {
        stop,
        start
    }

    @Parameters(paramLabel = "stop|start", description = "What to do.")
    Order order = Order.start;

    @Option(names = "--demo", description = "The broker of a running demo instead of that of `up`.")
    boolean demo;

    @Option(names = "--port-offset", paramLabel = "N", description = "The offset that the run was started with.")
    int portOffset;

    @Override
    public Integer call() {
        System.out.println(Control.send(Home.of(Launcher.repository(), demo, portOffset), "broker " + order));
        return 0;
    }
}
