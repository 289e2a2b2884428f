package io.bothways.platform.http;

import io.bothways.platform.access.Access;
import io.bothways.platform.problem.ProblemCatalogue;
import io.bothways.platform.problem.ProblemType;
import io.bothways.platform.problem.StandardProblem;
import io.quarkus.arc.All;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The page that the type of a problem points to. */
@Path("/problems/{slug}")
class ProblemResource {

    private final Map<String, ProblemType> types = new LinkedHashMap<>();

    ProblemResource(@All List<ProblemCatalogue> catalogues) {
        for (ProblemType type : StandardProblem.values()) {
            types.put(type.slug(), type);
        }
        catalogues.forEach(catalogue -> catalogue.types().forEach(type -> types.put(type.slug(), type)));
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @NonBlocking
    @Access(anonymous = true)
    public String page(@PathParam("slug") String slug) {
        ProblemType type = types.get(slug);
        if (type == null) {
            throw StandardProblem.NOT_FOUND.plain();
        }
        return """
                <!doctype html>
                <html lang="en"><head><meta charset="utf-8"><title>%1$s</title></head>
                <body><h1>%1$s</h1><p>%2$s.</p><p>HTTP status %3$d</p></body></html>
                """.formatted(type.slug(), type.title(), type.status());
    }
}
