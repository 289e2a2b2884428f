package io.bothways.local;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * A program in the place of a service, for tests of the launcher alone: it is ready when it reaches its database, and
 * finds everything it needs in the environment variables that the services read.
 */
final class StandInService {

    private StandInService() {}

    public static void main(String[] arguments) throws IOException {
        int port = Integer.parseInt(System.getenv("QUARKUS_HTTP_PORT"));
        System.out.println("Listening on " + port);
        var server = HttpServer.create(new InetSocketAddress("localhost", port), 0);
        server.createContext("/q/health/ready", exchange -> {
            exchange.sendResponseHeaders(reachesItsDatabase() ? 200 : 503, -1);
            exchange.close();
        });
        server.createContext("/ops/verify", exchange -> {
            byte[] answer = "{\"ok\":true,\"checks\":[{\"name\":\"stand-in\",\"ok\":true,\"violations\":[]}]}"
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
    }

    private static boolean reachesItsDatabase() {
        try (var connection = DriverManager.getConnection(
                System.getenv("QUARKUS_DATASOURCE_JDBC_URL"),
                System.getenv("QUARKUS_DATASOURCE_USERNAME"),
                System.getenv("QUARKUS_DATASOURCE_PASSWORD"))) {
            return connection.isValid(2);
        } catch (SQLException e) {
            return false;
        }
    }
}
