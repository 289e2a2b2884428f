package io.bothways.matching;

import io.bothways.fixture.OpenApiContract;

class OpenApiContractIT implements OpenApiContract {}
