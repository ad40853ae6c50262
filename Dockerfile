# The server of both hats. The embedded PostgreSQL stays out of use here: DATABASE_URL says where the database is.
FROM node:20-bookworm-slim AS build
WORKDIR /house
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN npm run build

FROM node:20-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data
WORKDIR /house
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --no-audit --no-fund && npm cache clean --force && install -d -o node -g node -m 700 /data
COPY --from=build /house/dist dist
USER node
VOLUME /data
EXPOSE 3000
CMD ["node", "dist/apps/server/main.js", "--hat", "api"]
