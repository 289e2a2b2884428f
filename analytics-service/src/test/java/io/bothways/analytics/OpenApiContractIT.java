package io.bothways.analytics;

import io.bothways.fixture.OpenApiContract;

class OpenApiContractIT implements OpenApiContract {}
