package io.bothways.profiles;

import io.bothways.fixture.PlatformTables;

class PlatformTablesTest implements PlatformTables {}
