package io.bothways.matching;

import io.bothways.fixture.Refusals;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class RefusalsTest implements Refusals {}
