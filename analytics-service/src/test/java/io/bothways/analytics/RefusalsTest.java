package io.bothways.analytics;

import io.bothways.fixture.Refusals;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class RefusalsTest implements Refusals {}
