package io.bothways.analytics;

import io.bothways.fixture.PlatformTables;

class PlatformTablesTest implements PlatformTables {}
