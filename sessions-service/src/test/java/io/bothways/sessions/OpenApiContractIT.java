package io.bothways.sessions;

import io.bothways.fixture.OpenApiContract;

class OpenApiContractIT implements OpenApiContract {}
