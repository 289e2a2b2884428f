package io.bothways.profiles.skillimport;

import io.bothways.platform.access.Access;
import io.bothways.platform.access.Role;
import io.bothways.platform.digest.Sha256;
import io.bothways.platform.idempotency.Idempotency;
import io.bothways.platform.precondition.Answers;
import io.bothways.platform.problem.StandardProblem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** Imports of a taxonomy: ESCO's files as they are published, or a list of one's own in the same columns. */
@Path("/v1/skill-imports")
@Tag(name = "Skill imports", description = "Bringing a taxonomy of skills in")
@RunOnVirtualThread
class SkillImportsResource {
    private static final Pattern TAXONOMY = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    private final SkillImportService service;
    private final Idempotency idempotency;

    SkillImportsResource(SkillImportService service, Idempotency idempotency) {
        this.service = service;
        this.idempotency = idempotency;
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Access(Role.CURATOR)
    @APIResponseSchema(value = SkillImportView.class, responseCode = "202")
    @Operation(
            summary = "Import a taxonomy",
            description = "Only the part skills is required. What the taxonomy no longer names is retired.")
    public RestResponse<SkillImportView> submit(
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @RestForm("taxonomy") @Nullable String taxonomy,
            @RestForm("skills") @Nullable FileUpload skills,
            @RestForm("groups") @Nullable FileUpload groups,
            @RestForm("hierarchy") @Nullable FileUpload hierarchy,
            @RestForm("broader") @Nullable FileUpload broader,
            @RestForm("related") @Nullable FileUpload related) {
        var name = taxonomy == null || taxonomy.isBlank() ? "esco" : taxonomy.strip();
        if (!TAXONOMY.matcher(name).matches()) {
            throw StandardProblem.VALIDATION.at("/taxonomy", "must be lower-case letters, digits and hyphens");
        }
        if (skills == null) throw StandardProblem.VALIDATION.at("/skills", "is required");
        var files = new EnumMap<TaxonomyPart, byte[]>(TaxonomyPart.class);
        put(files, TaxonomyPart.SKILLS, skills);
        put(files, TaxonomyPart.GROUPS, groups);
        put(files, TaxonomyPart.HIERARCHY, hierarchy);
        put(files, TaxonomyPart.BROADER, broader);
        put(files, TaxonomyPart.RELATED, related);
        return idempotency.once(key, digests(name, files), () -> {
            var view = service.submit(name, files);
            return Answers.accepted(URI.create("/v1/skill-imports/" + view.id()), view);
        });
    }

    @GET
    @Path("/{id}")
    @Access(Role.CURATOR)
    public SkillImportView read(@PathParam("id") UUID id) {
        return service.view(id);
    }

    private static void put(Map<TaxonomyPart, byte[]> files, TaxonomyPart part, @Nullable FileUpload upload) {
        if (upload == null) return;
        try {
            files.put(part, Files.readAllBytes(upload.uploadedFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> digests(String taxonomy, Map<TaxonomyPart, byte[]> files) {
        var digests = new HashMap<String, String>();
        digests.put("taxonomy", taxonomy);
        files.forEach((part, content) -> digests.put(part.code(), Sha256.hex(content)));
        return digests;
    }
}
