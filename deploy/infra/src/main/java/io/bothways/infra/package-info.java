/**
 * A real PostgreSQL and a real Kafka broker inside one JVM, their provisioning, and an identity provider's key pair:
 * the same for the local run and for every test.
 */
@NullMarked
package io.bothways.infra;

import org.jspecify.annotations.NullMarked;
