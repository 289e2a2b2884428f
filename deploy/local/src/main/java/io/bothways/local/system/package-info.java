/** Everything of Bothways on one machine: PostgreSQL, Kafka and the services as they start, run and stop. */
@NullMarked
package io.bothways.local.system;

import org.jspecify.annotations.NullMarked;
