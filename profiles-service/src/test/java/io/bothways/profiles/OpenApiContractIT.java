package io.bothways.profiles;

import io.bothways.fixture.OpenApiContract;

class OpenApiContractIT implements OpenApiContract {}
