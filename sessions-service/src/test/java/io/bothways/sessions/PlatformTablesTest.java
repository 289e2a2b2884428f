package io.bothways.sessions;

import io.bothways.fixture.PlatformTables;

class PlatformTablesTest implements PlatformTables {}
