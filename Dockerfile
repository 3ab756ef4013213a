# Builds with everything, runs with what is needed: built files, production packages (no builder among them), migrations; as a
# user without rights.
FROM node:20-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
# The demonstration is no part of a shop that runs.
RUN node scripts/build.mjs && rm dist/demo.js dist/demo.js.map && npm prune --omit=dev

FROM node:20-bookworm-slim AS run
ENV NODE_ENV=production
WORKDIR /app
RUN useradd --system --create-home --home-dir /data balcao
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY --from=build /app/drizzle ./drizzle
# Pictures leave holes in memory: with few heaps they stay few.
ENV DATA_DIR=/data MALLOC_ARENA_MAX=2
USER balcao
EXPOSE 3000
HEALTHCHECK --interval=15s --timeout=3s CMD node -e "fetch('http://127.0.0.1:'+(process.env.PORT??3000)+'/health').then(r=>process.exit(r.ok?0:1),()=>process.exit(1))"
CMD ["node", "dist/main.js"]
