package io.bothways.platform.http;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.SmallRyeConfigBuilderCustomizer;

/**
 * Leaves the check of addresses to {@link Doorkeeper}, which makes the same one as the HTTP server and answers it with a
 * problem. The server reads this switch once, when its classes are loaded, and the configuration is read before that.
 */
public final class AddressCheck implements SmallRyeConfigBuilderCustomizer {

    @Override
    public void configBuilder(SmallRyeConfigBuilder builder) {
        System.setProperty("vertx.disableURIValidation", "true");
    }
}
