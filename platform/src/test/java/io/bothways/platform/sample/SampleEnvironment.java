package io.bothways.platform.sample;

import io.bothways.infra.TestInfrastructure;
import io.bothways.infra.Topics;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.List;
import java.util.Map;

/** The test servers, with the topic of dead letters of the sample service. */
public final class SampleEnvironment implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        Map<String, String> configuration = TestInfrastructure.configuration("platform");
        Topics.create(TestInfrastructure.bootstrapServers(), List.of("bothways.dead-letters.platform"));
        return configuration;
    }

    /** The servers serve every test of the JVM; its end stops them. */
    @Override
    public void stop() {}
}
