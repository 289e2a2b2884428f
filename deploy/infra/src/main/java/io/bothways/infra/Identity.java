package io.bothways.infra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/**
 * Stands in for the organisation's OpenID Connect provider: a key pair kept in a directory, its public half published as
 * a JWKS file, and signed tokens. The services verify them exactly as they verify a provider's.
 */
public final class Identity {

    public static final String ISSUER = "https://issuer.bothways.local";
    public static final String AUDIENCE = "bothways";

    private final RsaJsonWebKey key;
    private final Path jwks;

    private Identity(RsaJsonWebKey key, Path jwks) {
        this.key = key;
        this.jwks = jwks;
    }

    /** The identity kept in this directory; a new key pair is made when there is none. */
    public static Identity in(Path directory) {
        Path privateKey = directory.resolve("private-key.jwk");
        Path jwks = directory.resolve("jwks.json");
        try {
            if (Files.exists(privateKey) && Files.exists(jwks)) {
                return new Identity(new RsaJsonWebKey(JsonUtil.parseJson(Files.readString(privateKey))), jwks);
            }
            RsaJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
            key.setKeyId("bothways-local");
            key.setAlgorithm(AlgorithmIdentifiers.RSA_USING_SHA256);
            key.setUse("sig");
            Files.createDirectories(directory);
            Files.writeString(jwks, new JsonWebKeySet(key).toJson(OutputControlLevel.PUBLIC_ONLY));
            writePrivately(privateKey, key.toJson(OutputControlLevel.INCLUDE_PRIVATE));
            return new Identity(key, jwks);
        } catch (IOException e) {
            throw new UncheckedIOException("The key pair in " + directory + " cannot be used", e);
        } catch (JoseException e) {
            throw new IllegalStateException("The key pair in " + directory + " is damaged", e);
        }
    }

    private static void writePrivately(Path file, String content) throws IOException {
        Path partial = file.resolveSibling(file.getFileName() + ".partial");
        Files.deleteIfExists(partial);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(
                    partial, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(partial, content);
        Files.move(partial, file);
    }

    /** Where a service finds the public keys; a value for {@code mp.jwt.verify.publickey.location}. */
    public String jwksLocation() {
        return jwks.toUri().toString();
    }

    /** A signed token for the subject with these roles. */
    public String token(String subject, Duration validity, List<String> roles) {
        return token(subject, validity, Map.of("groups", roles));
    }

    /** A signed token whose further claims, given last, also replace the usual ones: for tests of bad tokens. */
    public String token(String subject, Duration validity, Map<String, ?> claims) {
        var all = new JwtClaims();
        all.setIssuer(ISSUER);
        all.setAudience(AUDIENCE);
        all.setSubject(subject);
        all.setIssuedAtToNow();
        all.setGeneratedJwtId();
        all.setExpirationTimeMinutesInTheFuture(validity.toSeconds() / 60f);
        claims.forEach(all::setClaim);
        var signature = new JsonWebSignature();
        signature.setPayload(all.toJson());
        signature.setKey(key.getPrivateKey());
        signature.setKeyIdHeaderValue(key.getKeyId());
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        signature.setHeader("typ", "JWT");
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("A token could not be signed", e);
        }
    }
}
