package io.bothways.matching;

import io.bothways.fixture.PlatformTables;

class PlatformTablesTest implements PlatformTables {}
