package io.bothways.profiles.profile;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The rows of profiles. */
@ApplicationScoped
class Profiles implements PanacheRepositoryBase<Profile, UUID> {}
