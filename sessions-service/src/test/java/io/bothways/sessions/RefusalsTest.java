package io.bothways.sessions;

import io.bothways.fixture.Refusals;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class RefusalsTest implements Refusals {}
