// Made from openapi.json by api/publishOpenapi.ts; do not edit.

export interface paths {
    "/api/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 运行状况 | health */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            status: "ok" | "degraded";
                            /** @enum {string} */
                            mode: "one-machine" | "production";
                            /** @enum {string} */
                            engine: "reachable" | "unreachable";
                            /** @enum {string} */
                            store: "reachable" | "unreachable";
                            now: string;
                        };
                    };
                };
                /** @description Default Response */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            status: "ok" | "degraded";
                            /** @enum {string} */
                            mode: "one-machine" | "production";
                            /** @enum {string} */
                            engine: "reachable" | "unreachable";
                            /** @enum {string} */
                            store: "reachable" | "unreachable";
                            now: string;
                        };
                    };
                };
                /** @description Why not */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 单机演示模式登录 | sign in (one-machine mode) */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        person: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            mode: "one-machine";
                            token: string;
                            expiresAt: string;
                            person: {
                                id: string;
                                name: string;
                                isKnown: boolean;
                            };
                        };
                    };
                };
                /** @description Why not */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 人员名册 | people
         * @description 单机演示模式下无需登录 | open in the one-machine mode
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            mode: "one-machine" | "production";
                            people: {
                                id: string;
                                name: string;
                                posts: {
                                    planId: string;
                                    postId: string;
                                    title: string;
                                    unit: string;
                                }[];
                            }[];
                        };
                    };
                };
                /** @description Why not */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/record-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 签署凭证和核验点的公钥 | keys that sign certificates and checkpoints */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            keys: {
                                id: string;
                                publicKey: string;
                            }[];
                        };
                    };
                };
                /** @description Why not */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 我是谁 | who I am */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            person: {
                                id: string;
                                name: string;
                                posts: {
                                    planId: string;
                                    postId: string;
                                    title: string;
                                    unit: string;
                                }[];
                            };
                            administers: string[];
                        };
                    };
                };
                /** @description Why not */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/waiting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 我的待办 | what waits for me */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            waiting: {
                                measure: components["schemas"]["MeasureLine"];
                                awaited: components["schemas"]["Awaited"];
                            }[];
                        };
                    };
                };
                /** @description Why not */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/calendar-feed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 我的日历订阅 | my calendar feed */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            feed?: components["schemas"]["CalendarFeed"];
                        };
                    };
                };
                /** @description Why not */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** 生成（更换）日历订阅地址 | make or renew the address of my calendar feed */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        language?: "zh" | "en";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            feed: components["schemas"]["CalendarFeed"];
                            url: string;
                        };
                    };
                };
                /** @description Why not */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/calendar-feed/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 撤销日历订阅地址 | revoke the address of my calendar feed */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            wasThere: boolean;
                        };
                    };
                };
                /** @description Why not */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 检查整改方案 | check a plan */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        planText: string;
                        /** @default plan.yaml */
                        planName?: string;
                        policyText: string;
                        /** @default policy.yaml */
                        policyName?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            mayStart: boolean;
                            problems: components["schemas"]["CheckProblem"][];
                            plan?: {
                                id: string;
                                title: string;
                                adoptedOn: string;
                                policy: string;
                                measures: number;
                                people: number;
                            };
                        };
                    };
                };
                /** @description Why not */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 启动或修订整改方案 | start or amend a plan */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        planText: string;
                        /** @default plan.yaml */
                        planName?: string;
                        policyText: string;
                        /** @default policy.yaml */
                        policyName?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            plan: string;
                            created: string[];
                            amended: string[];
                            unchanged: string[];
                            ended: string[];
                            refused: {
                                id: string;
                                code: string;
                                text: components["schemas"]["Text"];
                            }[];
                            leftOut: string[];
                            warnings: components["schemas"]["CheckProblem"][];
                        };
                    };
                };
                /** @description Why not */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/amend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 按方案和规则修订运行中的措施，可限定范围、可预演 | amend running measures to a plan and its policy: those that fit a condition, or only say what would change */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        planText: string;
                        /** @default plan.yaml */
                        planName?: string;
                        policyText: string;
                        /** @default policy.yaml */
                        policyName?: string;
                        where?: string;
                        /** @default false */
                        isDryRun?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            plan: string;
                            isDryRun: boolean;
                            amended: {
                                id: string;
                                changes: string[];
                            }[];
                            unchanged: string[];
                            ended: string[];
                            refused: {
                                id: string;
                                code: string;
                                text: components["schemas"]["Text"];
                            }[];
                            notStarted: string[];
                            outside: number;
                            warnings: components["schemas"]["CheckProblem"][];
                        };
                    };
                };
                /** @description Why not */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 整改方案清单 | plans */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            plans: components["schemas"]["Plan"][];
                        };
                    };
                };
                /** @description Why not */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{plan}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一个整改方案 | one plan */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    plan: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            title: string;
                            adoptedOn: string;
                            startedAt?: string;
                            measures: number;
                            overdue: number;
                            phases: {
                                [key: string]: number;
                            };
                            policy: string;
                            zone: string;
                            officialThrough: string;
                            administrators: components["schemas"]["Post"][];
                            people: components["schemas"]["Person"][];
                            starting?: {
                                done: number;
                                total: number;
                            };
                        };
                    };
                };
                /** @description Why not */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 提交整改方案（或其修订）审批 | hand in a plan, or a later version, for approval */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        planText: string;
                        /** @default plan.yaml */
                        planName?: string;
                        policyText: string;
                        /** @default policy.yaml */
                        policyName?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            plan: string;
                            hash: string;
                            isNew: boolean;
                            life: components["schemas"]["PlanLife"];
                            warnings: components["schemas"]["CheckProblem"][];
                        };
                    };
                };
                /** @description Why not */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{plan}/acts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 办理方案事项 | act on a plan */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    plan: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        act: {
                            /** @enum {string} */
                            type: "approvePlan";
                            hash: string;
                            note?: string;
                        } | {
                            /** @enum {string} */
                            type: "returnPlan";
                            hash: string;
                            reason: string;
                        } | {
                            /** @enum {string} */
                            type: "handInReport";
                            reportId: string;
                            dueOn?: string;
                            text: string;
                            evidence: {
                                name: string;
                                size: number;
                                sha256: string;
                                datedOn: string;
                            }[];
                        } | {
                            /** @enum {string} */
                            type: "concludePlan";
                            reason: string;
                        } | {
                            /** @enum {string} */
                            type: "withhold";
                            item: string;
                            reason: string;
                        } | {
                            /** @enum {string} */
                            type: "release";
                            item: string;
                            reason: string;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            commandId: string;
                            result: {
                                seq: number;
                                events: string[];
                            };
                            life: components["schemas"]["PlanLife"];
                        };
                    };
                };
                /** @description Why not */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{plan}/life": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 方案的审批、版本、应报报告和记录 | a plan's approvals, versions, reports owed, and record */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    plan: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PlanLife"];
                    };
                };
                /** @description Why not */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{plan}/versions/{hash}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 某一版本的原文 | the texts of a version */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    plan: string;
                    hash: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            plan: string;
                            hash: string;
                            handedInAt: string;
                            planName: string;
                            planText: string;
                            policyName: string;
                            policyText: string;
                        };
                    };
                };
                /** @description Why not */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{plan}/circulars": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 历月通报 | the circulars of a plan */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    plan: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            circulars: components["schemas"]["Circular"][];
                        };
                    };
                };
                /** @description Why not */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{plan}/circulars/{period}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 某月通报 | the circular of a month */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    plan: string;
                    period: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Circular"];
                    };
                };
                /** @description Why not */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{plan}/problems": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 反馈问题和具体问题的整改状态（由措施汇总） | problems and issues, rolled up from their measures */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    plan: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            plan: string;
                            asOf: string;
                            problems: components["schemas"]["ProblemRollUp"][];
                        };
                    };
                };
                /** @description Why not */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{plan}/ledger": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 导出整改台账 | the ledger as a spreadsheet
         * @description Answers an .xlsx file: the measures as they stand now, as far as the reader may see them.
         */
        get: {
            parameters: {
                query?: {
                    byUnit?: "true" | "false";
                    lang?: "zh" | "en";
                };
                header?: never;
                path: {
                    plan: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{plan}/calendar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 发布放假安排，重新核定暂定日期 | publish a list of days off: provisional dates are computed anew */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    plan: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        listText: string;
                        /** @default calendar.json */
                        listName?: string;
                        /** @default false */
                        isDryRun?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            plan: string;
                            year: number;
                            isDryRun: boolean;
                            officialThrough: string;
                            published: string[];
                            moved: {
                                id: string;
                                ref: string;
                                title: string;
                                dates: {
                                    /** @enum {string} */
                                    what: "milestone" | "receipt" | "step" | "periodic" | "document" | "interview" | "lookBack";
                                    id: string;
                                    title: components["schemas"]["Text"];
                                    from: string;
                                    to: string;
                                    posts: components["schemas"]["Post"][];
                                }[];
                            }[];
                            provisional: {
                                id: string;
                                ref: string;
                                title: string;
                                dates: {
                                    title: components["schemas"]["Text"];
                                    on: string;
                                }[];
                            }[];
                            unchanged: string[];
                            ended: string[];
                            refused: {
                                id: string;
                                code: string;
                                text: components["schemas"]["Text"];
                            }[];
                        };
                    };
                };
                /** @description Why not */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{plan}/posts/{post}/duties": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 职务的在办事项清单 | what is open at a post */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    plan: string;
                    post: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            plan: string;
                            post: components["schemas"]["Post"];
                            asOf: string;
                            duties: {
                                id: string;
                                ref: string;
                                title: string;
                                duties: {
                                    /** @enum {string} */
                                    what: "receipt" | "milestone" | "part" | "documentReceipt" | "documentAnswer" | "acceptance" | "signOff" | "extension" | "interview" | "lookBack" | "periodic";
                                    id: string;
                                    text: components["schemas"]["Text"];
                                    lastOn?: string;
                                    isOverdue: boolean;
                                    /** @enum {string} */
                                    light?: "normal" | "green" | "blue" | "yellow" | "orange" | "red" | "submitted" | "done" | "caughtUp";
                                }[];
                            }[];
                        };
                    };
                };
                /** @description Why not */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{plan}/posts/{post}/hand-over": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 职务交接 | hand a post over */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    plan: string;
                    post: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        person: string;
                        name?: string;
                        /** Format: email */
                        email?: string;
                        from: string;
                        /** @default false */
                        isDryRun?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            plan: string;
                            isDryRun: boolean;
                            post: components["schemas"]["Post"];
                            done: string[];
                            unchanged: string[];
                            ended: string[];
                            refused: {
                                id: string;
                                code: string;
                                text: components["schemas"]["Text"];
                            }[];
                            asOf: string;
                            duties: {
                                id: string;
                                ref: string;
                                title: string;
                                duties: {
                                    /** @enum {string} */
                                    what: "receipt" | "milestone" | "part" | "documentReceipt" | "documentAnswer" | "acceptance" | "signOff" | "extension" | "interview" | "lookBack" | "periodic";
                                    id: string;
                                    text: components["schemas"]["Text"];
                                    lastOn?: string;
                                    isOverdue: boolean;
                                    /** @enum {string} */
                                    light?: "normal" | "green" | "blue" | "yellow" | "orange" | "red" | "submitted" | "done" | "caughtUp";
                                }[];
                            }[];
                        };
                    };
                };
                /** @description Why not */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{plan}/posts/{post}/substitutes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 指定代理 | appoint a substitute */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    plan: string;
                    post: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        person: string;
                        name?: string;
                        /** Format: email */
                        email?: string;
                        from: string;
                        to: string;
                        /** @default false */
                        isDryRun?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            plan: string;
                            isDryRun: boolean;
                            post: components["schemas"]["Post"];
                            done: string[];
                            unchanged: string[];
                            ended: string[];
                            refused: {
                                id: string;
                                code: string;
                                text: components["schemas"]["Text"];
                            }[];
                            asOf: string;
                            duties: {
                                id: string;
                                ref: string;
                                title: string;
                                duties: {
                                    /** @enum {string} */
                                    what: "receipt" | "milestone" | "part" | "documentReceipt" | "documentAnswer" | "acceptance" | "signOff" | "extension" | "interview" | "lookBack" | "periodic";
                                    id: string;
                                    text: components["schemas"]["Text"];
                                    lastOn?: string;
                                    isOverdue: boolean;
                                    /** @enum {string} */
                                    light?: "normal" | "green" | "blue" | "yellow" | "orange" | "red" | "submitted" | "done" | "caughtUp";
                                }[];
                            }[];
                        };
                    };
                };
                /** @description Why not */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{plan}/posts/{post}/substitutes/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 结束代理 | end a substitution */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    plan: string;
                    post: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        person: string;
                        on: string;
                        /** @default false */
                        isDryRun?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            plan: string;
                            isDryRun: boolean;
                            post: components["schemas"]["Post"];
                            done: string[];
                            unchanged: string[];
                            ended: string[];
                            refused: {
                                id: string;
                                code: string;
                                text: components["schemas"]["Text"];
                            }[];
                            asOf: string;
                            duties: {
                                id: string;
                                ref: string;
                                title: string;
                                duties: {
                                    /** @enum {string} */
                                    what: "receipt" | "milestone" | "part" | "documentReceipt" | "documentAnswer" | "acceptance" | "signOff" | "extension" | "interview" | "lookBack" | "periodic";
                                    id: string;
                                    text: components["schemas"]["Text"];
                                    lastOn?: string;
                                    isOverdue: boolean;
                                    /** @enum {string} */
                                    light?: "normal" | "green" | "blue" | "yellow" | "orange" | "red" | "submitted" | "done" | "caughtUp";
                                }[];
                            }[];
                        };
                    };
                };
                /** @description Why not */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{plan}/measures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 整改措施清单 | measures of a plan */
        get: {
            parameters: {
                query?: {
                    limit?: string;
                    offset?: string;
                    phase?: string;
                    light?: string;
                    problem?: string;
                    unit?: string;
                    post?: string;
                    role?: string;
                    text?: string;
                    overdue?: "true" | "false";
                    mine?: "true" | "false";
                    waiting?: "true" | "false";
                    order?: "ref" | "due";
                };
                header?: never;
                path: {
                    plan: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            measures: components["schemas"]["MeasureLine"][];
                            total: number;
                            offset: number;
                            limit: number;
                            asOf: string;
                        };
                    };
                };
                /** @description Why not */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{plan}/measures/{ref}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一项整改措施 | one measure */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    plan: string;
                    ref: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            measure: components["schemas"]["Measure"];
                        };
                    };
                };
                /** @description Why not */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{plan}/measures/{ref}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 一项整改措施的原始记录 | the record of a measure
         * @description Events about restricted papers that the reader may not see are left out; `seq` tells where.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    plan: string;
                    ref: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            events: ({
                                seq: number;
                                at: number;
                                cycle: number;
                                type: string;
                            } & {
                                [key: string]: unknown;
                            })[];
                            asOf: string;
                        };
                    };
                };
                /** @description Why not */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{plan}/measures/{ref}/acts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 办理 | act on a measure */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    plan: string;
                    ref: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        act: {
                            /** @enum {string} */
                            type: "acknowledge";
                        } | {
                            /** @enum {string} */
                            type: "reportProgress";
                            text: string;
                            values?: {
                                [key: string]: number;
                            };
                        } | {
                            /** @enum {string} */
                            type: "reportPart";
                            text: string;
                            evidence: {
                                name: string;
                                size: number;
                                sha256: string;
                                datedOn: string;
                                isUploaded?: boolean;
                            }[];
                            isDone: boolean;
                        } | {
                            /** @enum {string} */
                            type: "handInPeriodic";
                            dutyId: string;
                            period: string;
                            text: string;
                            evidence: {
                                name: string;
                                size: number;
                                sha256: string;
                                datedOn: string;
                                isUploaded?: boolean;
                            }[];
                        } | {
                            /** @enum {string} */
                            type: "submit";
                            milestones: string[];
                            summary: string;
                            evidence: {
                                name: string;
                                size: number;
                                sha256: string;
                                datedOn: string;
                                isUploaded?: boolean;
                            }[];
                        } | {
                            /** @enum {string} */
                            type: "replaceEvidence";
                            milestoneId: string;
                            evidence: {
                                name: string;
                                size: number;
                                sha256: string;
                                datedOn: string;
                                isUploaded?: boolean;
                            }[];
                            reason: string;
                        } | {
                            /** @enum {string} */
                            type: "accept";
                            milestones: string[];
                            note?: string;
                        } | {
                            /** @enum {string} */
                            type: "return";
                            milestones: string[];
                            reason: string;
                        } | {
                            /** @enum {string} */
                            type: "requestExtension";
                            milestoneId: string;
                            reason: string;
                            progress: string;
                            dueOn: string;
                        } | {
                            /** @enum {string} */
                            type: "approveExtension";
                            extensionId: string;
                            note?: string;
                        } | {
                            /** @enum {string} */
                            type: "refuseExtension";
                            extensionId: string;
                            reason: string;
                        } | {
                            /** @enum {string} */
                            type: "suspend";
                            reason: string;
                            basis: string;
                            until: string;
                        } | {
                            /** @enum {string} */
                            type: "resume";
                            reason: string;
                        } | {
                            /** @enum {string} */
                            type: "approveClosure";
                            factsHash: string;
                            note?: string;
                        } | {
                            /** @enum {string} */
                            type: "refuseClosure";
                            milestones: string[];
                            reason: string;
                        } | {
                            /** @enum {string} */
                            type: "confirmRoutine";
                            reason: string;
                        } | {
                            /** @enum {string} */
                            type: "issueByHand";
                            ruleId: string;
                            milestoneId?: string;
                            requirement: string;
                            rectifyOn?: string;
                        } | {
                            /** @enum {string} */
                            type: "acknowledgeDocument";
                            documentId: string;
                        } | {
                            /** @enum {string} */
                            type: "answerDocument";
                            documentId: string;
                            text: string;
                        } | {
                            /** @enum {string} */
                            type: "excuseDocument";
                            documentId: string;
                            reason: string;
                        } | {
                            /** @enum {string} */
                            type: "recordInterview";
                            interviewId: string;
                            heldOn: string;
                            text: string;
                        } | {
                            /** @enum {string} */
                            type: "holdLookBack";
                            lookBackId: string;
                            note: string;
                        } | {
                            /** @enum {string} */
                            type: "findRelapse";
                            lookBackId: string;
                            reason: string;
                            evidence: {
                                name: string;
                                size: number;
                                sha256: string;
                                datedOn: string;
                                isUploaded?: boolean;
                            }[];
                            dates: {
                                [key: string]: string;
                            };
                            enterAt?: string;
                        } | {
                            /** @enum {string} */
                            type: "reopen";
                            reason: string;
                            evidence: {
                                name: string;
                                size: number;
                                sha256: string;
                                datedOn: string;
                                isUploaded?: boolean;
                            }[];
                            dates: {
                                [key: string]: string;
                            };
                        } | {
                            /** @enum {string} */
                            type: "convertClass";
                            /** @enum {string} */
                            to: "standard" | "immediate" | "longTerm";
                            reason: string;
                            duties?: {
                                id: string;
                                /** @enum {string} */
                                kind: "node" | "effect" | "completion";
                                title?: string;
                                dueOn: string;
                            }[];
                        } | {
                            /** @enum {string} */
                            type: "comment";
                            text: string;
                        } | {
                            /** @enum {string} */
                            type: "appointSubstitute";
                            post: string;
                            person: string;
                            name: string;
                            from: string;
                            to: string;
                        } | {
                            /** @enum {string} */
                            type: "endSubstitution";
                            post: string;
                            person: string;
                            on: string;
                        } | {
                            /** @enum {string} */
                            type: "withdraw";
                            reason: string;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            commandId: string;
                            result: {
                                seq: number;
                                events: string[];
                            };
                            measure: components["schemas"]["Measure"];
                        };
                    };
                };
                /** @description Why not */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{plan}/measures/{ref}/evidence/{sha256}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 下载佐证文件 | a file the measure refers to
         * @description Answers the file itself, for people whom the measure involves.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    plan: string;
                    ref: string;
                    sha256: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{plan}/documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 文书登记簿 | the register of documents */
        get: {
            parameters: {
                query?: {
                    limit?: string;
                    offset?: string;
                    measure?: string;
                    series?: string;
                    year?: string;
                };
                header?: never;
                path: {
                    plan: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            documents: components["schemas"]["Document"][];
                            offset: number;
                            limit: number;
                        };
                    };
                };
                /** @description Why not */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{plan}/measures/{ref}/documents/{document}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一份文书 | one document */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    plan: string;
                    ref: string;
                    document: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            document: components["schemas"]["Document"];
                        };
                    };
                };
                /** @description Why not */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{plan}/measures/{ref}/documents/{document}/docx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 文书的 Word 文件 | a document as a Word file
         * @description Answers the file itself, set in the template that the policy or the office names.
         */
        get: {
            parameters: {
                query?: {
                    language?: "zh" | "en";
                };
                header?: never;
                path: {
                    plan: string;
                    ref: string;
                    document: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{plan}/measures/{ref}/documents/{document}/pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 文书的 PDF 文件 | a document as a PDF file
         * @description Answers the file itself, set in the template that the policy or the office names.
         */
        get: {
            parameters: {
                query?: {
                    language?: "zh" | "en";
                };
                header?: never;
                path: {
                    plan: string;
                    ref: string;
                    document: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{plan}/measures/{ref}/denials": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 被拒绝的办理（管理员）| refused acts (administrators) */
        get: {
            parameters: {
                query?: {
                    limit?: string;
                    offset?: string;
                };
                header?: never;
                path: {
                    plan: string;
                    ref: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            denials: {
                                at: string;
                                person: string;
                                measureId: string;
                                act: string;
                                code: string;
                                text: components["schemas"]["Text"];
                            }[];
                            offset: number;
                            limit: number;
                        };
                    };
                };
                /** @description Why not */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notices/waiting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 待发送的提醒 | notices that wait to be sent */
        get: {
            parameters: {
                query?: {
                    limit?: string;
                    offset?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            notices: {
                                id: string;
                                measureId: string;
                                planId: string;
                                /** @enum {string} */
                                kind: "assigned" | "amended" | "withdrawn" | "rungReached" | "documentIssued" | "awaitingAcceptance" | "awaitingSignOff" | "awaitedReminder" | "awaitedLapsed" | "returned" | "accepted" | "signOffsLapsed" | "closed" | "lookBackReminder" | "relapsed" | "archived" | "roleUnresolved" | "undeliverable" | "awaitingExtension" | "extensionDecided" | "suspended" | "resumed" | "dateMoved" | "interviewCalled" | "reasonAccepted" | "reopened" | "commented" | "substituteAppointed" | "handedOver" | "planAwaitingApproval" | "planApproved" | "planReturned" | "planApprovalsLapsed" | "planAwaitedReminder" | "planAwaitedLapsed" | "planStarted" | "planConcluded" | "circular" | "checkpoint" | "reportReminder" | "reportLapsed" | "summary";
                                text: components["schemas"]["Text"];
                                isUrgent: boolean;
                                post: string;
                                person?: {
                                    id: string;
                                    name: string;
                                };
                                sendAt: string;
                                ref: string;
                                measureTitle: string;
                            }[];
                            offset: number;
                            limit: number;
                        };
                    };
                };
                /** @description Why not */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notices/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 立即发送待发提醒（管理员）| send what waits now (administrators) */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        person: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            released: {
                                person: string;
                                mailsSent: number;
                            }[];
                        };
                    };
                };
                /** @description Why not */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 提醒记录：为何、何时、给谁、是否送达、为何未发 | the record of notices */
        get: {
            parameters: {
                query?: {
                    limit?: string;
                    offset?: string;
                    plan?: string;
                    measure?: string;
                    person?: string;
                    state?: "waiting" | "sent" | "undeliverable" | "dropped";
                    kind?: "assigned" | "amended" | "withdrawn" | "rungReached" | "documentIssued" | "awaitingAcceptance" | "awaitingSignOff" | "awaitedReminder" | "awaitedLapsed" | "returned" | "accepted" | "signOffsLapsed" | "closed" | "lookBackReminder" | "relapsed" | "archived" | "roleUnresolved" | "undeliverable" | "awaitingExtension" | "extensionDecided" | "suspended" | "resumed" | "dateMoved" | "interviewCalled" | "reasonAccepted" | "reopened" | "commented" | "substituteAppointed" | "handedOver" | "planAwaitingApproval" | "planApproved" | "planReturned" | "planApprovalsLapsed" | "planAwaitedReminder" | "planAwaitedLapsed" | "planStarted" | "planConcluded" | "circular" | "checkpoint" | "reportReminder" | "reportLapsed" | "summary";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            notices: components["schemas"]["NoticeRecord"][];
                            offset: number;
                            limit: number;
                        };
                    };
                };
                /** @description Why not */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/mails": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 已发邮件 | mails */
        get: {
            parameters: {
                query?: {
                    limit?: string;
                    offset?: string;
                    person?: string;
                    state?: "frozen" | "sent" | "failed" | "unsure";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            mails: {
                                id: string;
                                messageId: string;
                                person: {
                                    id: string;
                                    name: string;
                                };
                                address: string;
                                subject: string;
                                createdAt: string;
                                sentAt?: string;
                                /** @enum {string} */
                                state: "frozen" | "sent" | "failed" | "unsure";
                                error?: string;
                            }[];
                            offset: number;
                            limit: number;
                        };
                    };
                };
                /** @description Why not */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/mails/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一封邮件 | one mail */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            mail: {
                                id: string;
                                messageId: string;
                                person: {
                                    id: string;
                                    name: string;
                                };
                                address: string;
                                subject: string;
                                createdAt: string;
                                sentAt?: string;
                                /** @enum {string} */
                                state: "frozen" | "sent" | "failed" | "unsure";
                                error?: string;
                                text: string;
                            };
                        };
                    };
                };
                /** @description Why not */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/mail-preferences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 本人的邮件偏好 | one's own choices about mail */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            person: {
                                id: string;
                                name: string;
                            };
                            preferences: components["schemas"]["MailPreferences"];
                            optional: ("accepted" | "closed" | "archived" | "commented" | "planStarted" | "planConcluded" | "summary")[];
                            plans: components["schemas"]["MailBounds"][];
                        };
                    };
                };
                /** @description Why not */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** 更改本人的邮件偏好 | choose */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["MailPreferencesInput"];
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            person: {
                                id: string;
                                name: string;
                            };
                            preferences: components["schemas"]["MailPreferences"];
                            optional: ("accepted" | "closed" | "archived" | "commented" | "planStarted" | "planConcluded" | "summary")[];
                            plans: components["schemas"]["MailBounds"][];
                        };
                    };
                };
                /** @description Why not */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{person}/mail-preferences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 某人的邮件偏好（管理员）| what somebody chose (administrators) */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    person: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            person: {
                                id: string;
                                name: string;
                            };
                            preferences: components["schemas"]["MailPreferences"];
                            optional: ("accepted" | "closed" | "archived" | "commented" | "planStarted" | "planConcluded" | "summary")[];
                            plans: components["schemas"]["MailBounds"][];
                        };
                    };
                };
                /** @description Why not */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/mail-preferences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 所有人的邮件偏好（管理员）| what everybody chose (administrators) */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            people: {
                                person: {
                                    id: string;
                                    name: string;
                                };
                                preferences: components["schemas"]["MailPreferences"];
                            }[];
                        };
                    };
                };
                /** @description Why not */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 签名密钥（管理员）| keys that measures trust (administrators) */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            keys: {
                                id: string;
                                publicKey: string;
                            }[];
                            plans: {
                                plan: string;
                                trusting: number;
                                others: number;
                            }[];
                        };
                    };
                };
                /** @description Why not */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/keys/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 更换签名密钥（管理员）| have every measure trust the keys of this installation (administrators) */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            plans: {
                                plan: string;
                                changed: string[];
                                unchanged: string[];
                                ended: string[];
                                refused: {
                                    id: string;
                                    code: string;
                                    text: components["schemas"]["Text"];
                                }[];
                            }[];
                        };
                    };
                };
                /** @description Why not */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{plan}/measures/{ref}/certificate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 销号凭证 | the closure certificate of a measure */
        get: {
            parameters: {
                query?: {
                    cycle?: string;
                };
                header?: never;
                path: {
                    plan: string;
                    ref: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            content: {
                                /** @enum {string} */
                                kind: "closureCertificate";
                                /** @enum {number} */
                                version: 1;
                                measureId: string;
                                planId: string;
                                planTitle: string;
                                ref: string;
                                cycle: number;
                                problem: {
                                    no: string;
                                    title: string;
                                    issue?: string;
                                } & {
                                    [key: string]: unknown;
                                };
                                title: string;
                                /** @enum {string} */
                                class: "standard" | "immediate" | "longTerm";
                                milestones: ({
                                    id: string;
                                    /** @enum {string} */
                                    kind: "node" | "effect" | "completion";
                                    title?: string;
                                    dueOn: string;
                                    originalDueOn?: string;
                                    slips?: number;
                                    /** @enum {string} */
                                    verdict: "onTime" | "late";
                                    submitted: {
                                        person: string;
                                        name: string;
                                        post: string;
                                        title: string;
                                        unit: string;
                                        onBehalfOf?: {
                                            person: string;
                                            name: string;
                                        } & {
                                            [key: string]: unknown;
                                        };
                                        at: string;
                                    } & {
                                        [key: string]: unknown;
                                    };
                                    accepted: ({
                                        person: string;
                                        name: string;
                                        post: string;
                                        title: string;
                                        unit: string;
                                        onBehalfOf?: {
                                            person: string;
                                            name: string;
                                        } & {
                                            [key: string]: unknown;
                                        };
                                        at: string;
                                    } & {
                                        [key: string]: unknown;
                                    })[];
                                    acceptedAt: string;
                                    evidence: ({
                                        name: string;
                                        size: number;
                                        sha256: string;
                                        datedOn: string;
                                    } & {
                                        [key: string]: unknown;
                                    })[];
                                } & {
                                    [key: string]: unknown;
                                })[];
                                targets?: ({
                                    id: string;
                                    title: string;
                                    unit: string;
                                    total: number;
                                    value: number;
                                } & {
                                    [key: string]: unknown;
                                })[];
                                signOffs: ({
                                    person: string;
                                    name: string;
                                    post: string;
                                    title: string;
                                    unit: string;
                                    onBehalfOf?: {
                                        person: string;
                                        name: string;
                                    } & {
                                        [key: string]: unknown;
                                    };
                                    at: string;
                                } & {
                                    [key: string]: unknown;
                                })[];
                                factsHash: string;
                                closedAt: string;
                                seq: number;
                                head: string;
                            } & {
                                [key: string]: unknown;
                            };
                            key: {
                                id: string;
                                publicKey: string;
                            } & {
                                [key: string]: unknown;
                            };
                            signature: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
                /** @description Why not */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{plan}/checkpoints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 核验点清单 | checkpoints of a plan */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    plan: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            checkpoints: {
                                id: string;
                                takenAt: string;
                                keyId: string;
                                measures: number;
                            }[];
                        };
                    };
                };
                /** @description Why not */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{plan}/checkpoints/{checkpoint}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一个核验点 | one checkpoint */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    plan: string;
                    checkpoint: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            content: {
                                /** @enum {string} */
                                kind: "checkpoint";
                                /** @enum {number} */
                                version: 1;
                                planId: string;
                                takenAt: string;
                                heads: ({
                                    measureId: string;
                                    seq: number;
                                    hash: string;
                                } & {
                                    [key: string]: unknown;
                                })[];
                            } & {
                                [key: string]: unknown;
                            };
                            key: {
                                id: string;
                                publicKey: string;
                            } & {
                                [key: string]: unknown;
                            };
                            signature: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
                /** @description Why not */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{plan}/records": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 供核查的原始记录 | raw records, to be audited */
        get: {
            parameters: {
                query?: {
                    limit?: string;
                    offset?: string;
                };
                header?: never;
                path: {
                    plan: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            records: {
                                measureId: string;
                                seq: number;
                                head?: string;
                                events: {
                                    seq: number;
                                    cycle: number;
                                    at: number;
                                    hash?: string;
                                    body: {
                                        [key: string]: unknown;
                                    };
                                }[];
                            }[];
                            frozen: {
                                [key: string]: unknown;
                            };
                            total: number;
                        };
                    };
                };
                /** @description Why not */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{plan}/evidence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 核查所据：凭证、核验点、文书登记簿 | what records are held against */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    plan: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            certificates: ({
                                content: {
                                    /** @enum {string} */
                                    kind: "closureCertificate";
                                    /** @enum {number} */
                                    version: 1;
                                    measureId: string;
                                    planId: string;
                                    planTitle: string;
                                    ref: string;
                                    cycle: number;
                                    problem: {
                                        no: string;
                                        title: string;
                                        issue?: string;
                                    } & {
                                        [key: string]: unknown;
                                    };
                                    title: string;
                                    /** @enum {string} */
                                    class: "standard" | "immediate" | "longTerm";
                                    milestones: ({
                                        id: string;
                                        /** @enum {string} */
                                        kind: "node" | "effect" | "completion";
                                        title?: string;
                                        dueOn: string;
                                        originalDueOn?: string;
                                        slips?: number;
                                        /** @enum {string} */
                                        verdict: "onTime" | "late";
                                        submitted: {
                                            person: string;
                                            name: string;
                                            post: string;
                                            title: string;
                                            unit: string;
                                            onBehalfOf?: {
                                                person: string;
                                                name: string;
                                            } & {
                                                [key: string]: unknown;
                                            };
                                            at: string;
                                        } & {
                                            [key: string]: unknown;
                                        };
                                        accepted: ({
                                            person: string;
                                            name: string;
                                            post: string;
                                            title: string;
                                            unit: string;
                                            onBehalfOf?: {
                                                person: string;
                                                name: string;
                                            } & {
                                                [key: string]: unknown;
                                            };
                                            at: string;
                                        } & {
                                            [key: string]: unknown;
                                        })[];
                                        acceptedAt: string;
                                        evidence: ({
                                            name: string;
                                            size: number;
                                            sha256: string;
                                            datedOn: string;
                                        } & {
                                            [key: string]: unknown;
                                        })[];
                                    } & {
                                        [key: string]: unknown;
                                    })[];
                                    targets?: ({
                                        id: string;
                                        title: string;
                                        unit: string;
                                        total: number;
                                        value: number;
                                    } & {
                                        [key: string]: unknown;
                                    })[];
                                    signOffs: ({
                                        person: string;
                                        name: string;
                                        post: string;
                                        title: string;
                                        unit: string;
                                        onBehalfOf?: {
                                            person: string;
                                            name: string;
                                        } & {
                                            [key: string]: unknown;
                                        };
                                        at: string;
                                    } & {
                                        [key: string]: unknown;
                                    })[];
                                    factsHash: string;
                                    closedAt: string;
                                    seq: number;
                                    head: string;
                                } & {
                                    [key: string]: unknown;
                                };
                                key: {
                                    id: string;
                                    publicKey: string;
                                } & {
                                    [key: string]: unknown;
                                };
                                signature: string;
                            } & {
                                [key: string]: unknown;
                            })[];
                            checkpoints: ({
                                content: {
                                    /** @enum {string} */
                                    kind: "checkpoint";
                                    /** @enum {number} */
                                    version: 1;
                                    planId: string;
                                    takenAt: string;
                                    heads: ({
                                        measureId: string;
                                        seq: number;
                                        hash: string;
                                    } & {
                                        [key: string]: unknown;
                                    })[];
                                } & {
                                    [key: string]: unknown;
                                };
                                key: {
                                    id: string;
                                    publicKey: string;
                                } & {
                                    [key: string]: unknown;
                                };
                                signature: string;
                            } & {
                                [key: string]: unknown;
                            })[];
                            papers: {
                                measureId: string;
                                documentId: string;
                                series: string;
                                year: number;
                                n?: number;
                                number?: string;
                            }[];
                        };
                    };
                };
                /** @description Why not */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{plan}/heads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 记录末端，由各措施的工作流自己回答 | where records end, as their own workflows say */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    plan: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            heads: {
                                measureId: string;
                                seq: number;
                                hash: string;
                            }[];
                            silent: string[];
                        };
                    };
                };
                /** @description Why not */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{plan}/circulars/{period}/paper": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 某月通报的文书（Word、Markdown）| the circular of a month as a paper */
        get: {
            parameters: {
                query?: {
                    format?: "docx" | "md";
                    language?: "zh" | "en";
                    issuer?: string;
                };
                header?: never;
                path: {
                    plan: string;
                    period: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The file */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/vnd.openxmlformats-officedocument.wordprocessingml.document": unknown;
                        "text/markdown": unknown;
                    };
                };
                /** @description Why not */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{plan}/reports/progress": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 整改进展情况报告（报检查组）| the report to the inspecting body */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    plan: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        format?: "docx" | "md";
                        /** @enum {string} */
                        language?: "zh" | "en";
                        /** Format: date-time */
                        at?: string;
                        heading?: string;
                        issuer?: string;
                        date?: string;
                        addressee?: string;
                    };
                };
            };
            responses: {
                /** @description The file */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/vnd.openxmlformats-officedocument.wordprocessingml.document": unknown;
                        "text/markdown": unknown;
                    };
                };
                /** @description Why not */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{plan}/reports/public": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 公开的整改进展情况通报（或带标记的内部版）| the report to the public, or its marked internal version */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    plan: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        format?: "docx" | "md";
                        /** @enum {string} */
                        language?: "zh" | "en";
                        /** Format: date-time */
                        at?: string;
                        heading?: string;
                        issuer?: string;
                        date?: string;
                        isInternal?: boolean;
                        preface?: string[];
                        organisation?: string[];
                        nextSteps?: string[];
                        contacts?: string[];
                        withhold?: {
                            item: string;
                            reason: string;
                        }[];
                    };
                };
            };
            responses: {
                /** @description The file */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/vnd.openxmlformats-officedocument.wordprocessingml.document": unknown;
                        "text/markdown": unknown;
                    };
                };
                /** @description Why not */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{plan}/withheld": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 标记为不公开的内容 | what is withheld from the public */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    plan: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            marks: components["schemas"]["WithheldMark"][];
                        };
                    };
                };
                /** @description Why not */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{plan}/statistics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 统计：按单位、领导、问题、月份 | figures by unit, lead official, problem or month */
        get: {
            parameters: {
                query: {
                    by: "unit" | "leader" | "problem" | "month";
                    asOf?: string;
                    phase?: string;
                    light?: string;
                    problem?: string;
                    unit?: string;
                    post?: string;
                    role?: string;
                    text?: string;
                    overdue?: "true" | "false";
                    mine?: "true" | "false";
                    waiting?: "true" | "false";
                };
                header?: never;
                path: {
                    plan: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            plan: string;
                            /** @enum {string} */
                            by: "unit" | "leader" | "problem" | "month";
                            asOf: string;
                            groups: {
                                key: string;
                                title: string;
                                holder?: string;
                                figures: components["schemas"]["Figures"];
                            }[];
                            total: components["schemas"]["Figures"];
                        };
                    };
                };
                /** @description Why not */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{plan}/ledger/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 改过的台账与方案比较 | what was changed in an exported ledger
         * @description Takes an exported ledger back and says what was changed in it, cell by cell. Nothing is changed by that: `planText` is handed in, approved and amended like any other version.
         */
        post: {
            parameters: {
                query?: {
                    file?: string;
                };
                header?: never;
                path: {
                    plan: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
                    "application/octet-stream": unknown;
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            plan: string;
                            asOf: string;
                            changes: components["schemas"]["LedgerChange"][];
                            findings: components["schemas"]["LedgerFinding"][];
                            problems: components["schemas"]["CheckProblem"][];
                            planText?: string;
                        };
                    };
                };
                /** @description Why not */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{plan}/measures/{ref}/evidence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 上传佐证文件 | put a file into the storage */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    plan: string;
                    ref: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/octet-stream": unknown;
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            sha256: string;
                            size: number;
                            uploadedAt: string;
                        };
                    };
                };
                /** @description Why not */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        MailPreferencesInput: {
            /** @enum {string} */
            language?: "zh" | "en";
            digestAt?: string;
            without?: ("accepted" | "closed" | "archived" | "commented" | "planStarted" | "planConcluded" | "summary")[];
            weekly?: boolean;
        };
        Text: {
            zh: string;
            en: string;
        };
        Person: {
            id: string;
            name: string;
        };
        Post: {
            id: string;
            title: string;
            unit: string;
            holder?: components["schemas"]["Person"];
            substitutes?: components["schemas"]["Person"][];
        };
        ActedBy: {
            person: components["schemas"]["Person"];
            post: components["schemas"]["Post"];
            onBehalfOf?: components["schemas"]["Person"];
        };
        Decided: {
            person: components["schemas"]["Person"];
            post: components["schemas"]["Post"];
            onBehalfOf?: components["schemas"]["Person"];
            at: string;
        };
        Limit: {
            lastDay: string;
            lapsesAt: string;
            isLapsed: boolean;
            isProvisional: boolean;
        };
        Evidence: {
            name: string;
            size: number;
            sha256: string;
            datedOn: string;
            uploadedAt?: string;
        };
        Extension: {
            id: string;
            milestoneId: string;
            by: components["schemas"]["ActedBy"];
            at: string;
            reason: string;
            progress: string;
            from: string;
            to: string;
            /** @enum {string} */
            outcome: "pending" | "granted" | "refused" | "moot";
            stepTitle?: string;
            awaited: components["schemas"]["Post"][];
            approvals: components["schemas"]["Decided"][];
            refusal?: {
                by: components["schemas"]["Decided"];
                reason: string;
            };
        };
        Interview: {
            id: string;
            title: string;
            milestoneId?: string;
            with: components["schemas"]["Post"][];
            awaited: components["schemas"]["Post"][];
            limit: components["schemas"]["Limit"];
            held?: {
                by: components["schemas"]["Decided"];
                heldOn: string;
                text: string;
            };
        };
        Part: {
            post: components["schemas"]["Post"];
            report?: {
                by: components["schemas"]["Decided"];
                text: string;
                evidence: components["schemas"]["Evidence"][];
                isDone: boolean;
            };
        };
        Target: {
            id: string;
            title: string;
            unit: string;
            total: number;
            value: number;
            shortfall: number;
            curve?: {
                on: string;
                value: number;
            }[];
        };
        PeriodicDuty: {
            id: string;
            title: string;
            /** @enum {string} */
            every: "week" | "month" | "quarter";
            posts: components["schemas"]["Post"][];
            next?: {
                period: string;
                text: components["schemas"]["Text"];
                limit: components["schemas"]["Limit"];
            };
            open: string[];
            entries: {
                period: string;
                text: components["schemas"]["Text"];
                handedIn?: {
                    by: components["schemas"]["Decided"];
                    text: string;
                    evidence: components["schemas"]["Evidence"][];
                };
                missedAt?: string;
            }[];
        };
        Substitution: {
            post: components["schemas"]["Post"];
            person: components["schemas"]["Person"];
            from: string;
            to: string;
        };
        MeasureLine: {
            id: string;
            planId: string;
            planTitle: string;
            ref: string;
            title: string;
            /** @enum {string} */
            class: "standard" | "immediate" | "longTerm";
            problem: {
                no: string;
                title: string;
                issue?: string;
            };
            /** @enum {string} */
            phase: "registered" | "rectifying" | "inSignOff" | "suspended" | "closed" | "archived" | "withdrawn";
            cycle: number;
            /** @enum {string} */
            light: "normal" | "green" | "blue" | "yellow" | "orange" | "red" | "submitted" | "done" | "caughtUp";
            isOverdue: boolean;
            nextDueOn?: string;
            leadUnits: string[];
            handlers: components["schemas"]["Post"][];
            milestones: {
                id: string;
                /** @enum {string} */
                kind: "node" | "effect" | "completion";
                title: components["schemas"]["Text"];
                dueOn: string;
                overdueAt: string;
                isOverdue: boolean;
                isProvisional: boolean;
                /** @enum {string} */
                status: "open" | "submitted" | "accepted";
                /** @enum {string} */
                light: "normal" | "green" | "blue" | "yellow" | "orange" | "red" | "submitted" | "done" | "caughtUp";
            }[];
            seq: number;
        };
        Milestone: {
            id: string;
            /** @enum {string} */
            kind: "node" | "effect" | "completion";
            title: components["schemas"]["Text"];
            dueOn: string;
            overdueAt: string;
            isOverdue: boolean;
            isProvisional: boolean;
            /** @enum {string} */
            status: "open" | "submitted" | "accepted";
            /** @enum {string} */
            light: "normal" | "green" | "blue" | "yellow" | "orange" | "red" | "submitted" | "done" | "caughtUp";
            plannedOn: string;
            originalOn?: string;
            slips: number;
            lightSince?: string;
            lightRule?: string;
            setAt: string;
            returns: number;
            submission?: {
                by: components["schemas"]["ActedBy"];
                at: string;
                summary: string;
                evidence: components["schemas"]["Evidence"][];
            };
            accepted?: components["schemas"]["Decided"][];
            acceptedAt?: string;
            /** @enum {string} */
            verdict?: "onTime" | "late";
        };
        Document: {
            id: string;
            name: string;
            number?: string;
            series: string;
            ruleId: string;
            cycle: number;
            measure: {
                id: string;
                planId: string;
                ref: string;
                title: string;
            };
            milestoneId?: string;
            issuedAt: string;
            datedOn: string;
            to: {
                post: components["schemas"]["Post"];
                receipt?: components["schemas"]["Decided"];
            }[];
            cc: components["schemas"]["Post"][];
            acknowledgeBy?: components["schemas"]["Limit"];
            answerBy?: components["schemas"]["Limit"];
            rectifyBy?: components["schemas"]["Limit"];
            answer?: {
                by: components["schemas"]["Decided"];
                text: string;
            };
            signedForBy?: {
                post: components["schemas"]["Post"];
                receipt?: components["schemas"]["Decided"];
            }[];
            isFinal: boolean;
            isRestricted: boolean;
            issuedBy?: components["schemas"]["ActedBy"];
            requirement?: string;
            excusableBy: components["schemas"]["Post"][];
            excused?: {
                by: components["schemas"]["Decided"];
                reason: string;
            };
        };
        LookBack: {
            id: string;
            title: string;
            dueOn: string;
            isProvisional: boolean;
            awaited: components["schemas"]["Post"][];
            held?: {
                by: components["schemas"]["Decided"];
                note: string;
            };
        };
        Awaited: {
            /** @enum {string} */
            what: "receipt" | "submission" | "acceptance" | "signOff" | "extension" | "part" | "periodic" | "interview" | "documentReceipt" | "documentAnswer" | "lookBack";
            text: components["schemas"]["Text"];
            posts: components["schemas"]["Post"][];
            since: string;
            limit?: components["schemas"]["Limit"];
            milestones?: string[];
            documentId?: string;
            lookBackId?: string;
            extensionId?: string;
            interviewId?: string;
            dutyId?: string;
            period?: string;
        };
        Upcoming: {
            key: string;
            /** @enum {string} */
            what: "rung" | "reminder" | "lapse" | "resumption" | "unfilled" | "arrival";
            at: string;
            count: number;
            text: components["schemas"]["Text"];
            milestoneId?: string;
            document?: string;
            /** @enum {string} */
            light?: "normal" | "green" | "blue" | "yellow" | "orange" | "red" | "submitted" | "done" | "caughtUp";
            to: components["schemas"]["Post"][];
            isProvisional: boolean;
        };
        PastEvent: {
            seq: number;
            at: string;
            cycle: number;
            type: string;
            text: components["schemas"]["Text"];
            by?: components["schemas"]["ActedBy"];
            lateMs?: number;
        };
        Timeline: {
            past: components["schemas"]["PastEvent"][];
            awaited: components["schemas"]["Awaited"][];
            upcoming: components["schemas"]["Upcoming"][];
        };
        Measure: {
            id: string;
            planId: string;
            planTitle: string;
            ref: string;
            title: string;
            /** @enum {string} */
            class: "standard" | "immediate" | "longTerm";
            problem: {
                no: string;
                title: string;
                issue?: string;
            };
            /** @enum {string} */
            phase: "registered" | "rectifying" | "inSignOff" | "suspended" | "closed" | "archived" | "withdrawn";
            cycle: number;
            /** @enum {string} */
            light: "normal" | "green" | "blue" | "yellow" | "orange" | "red" | "submitted" | "done" | "caughtUp";
            isOverdue: boolean;
            nextDueOn?: string;
            leadUnits: string[];
            handlers: components["schemas"]["Post"][];
            milestones: components["schemas"]["Milestone"][];
            seq: number;
            detail: string;
            policy: string;
            zone: string;
            asOf: string;
            isFromStore: boolean;
            registeredAt: string;
            cycleStartedAt: string;
            roles: {
                role: string;
                posts: components["schemas"]["Post"][];
            }[];
            receipts: {
                post: components["schemas"]["Post"];
                receipt?: components["schemas"]["Decided"];
            }[];
            progress?: {
                by: components["schemas"]["Decided"];
                text: string;
            };
            outerOn?: string;
            targets: components["schemas"]["Target"][];
            parts: components["schemas"]["Part"][];
            periodic: components["schemas"]["PeriodicDuty"][];
            extensions: components["schemas"]["Extension"][];
            interviews: components["schemas"]["Interview"][];
            substitutes: components["schemas"]["Substitution"][];
            comments: {
                by: components["schemas"]["ActedBy"];
                at: string;
                text: string;
            }[];
            documents: components["schemas"]["Document"][];
            suspension?: {
                by: components["schemas"]["Decided"];
                reason: string;
                basis: string;
                until: string;
                /** @enum {string} */
                resumesTo: "registered" | "rectifying" | "inSignOff" | "suspended" | "closed" | "archived" | "withdrawn";
            };
            routine?: {
                by: components["schemas"]["Decided"];
                reason: string;
            };
            signOff?: {
                factsHash: string;
                stepId: string;
                stepTitle: string;
                openedAt: string;
                awaited: components["schemas"]["Post"][];
                approvals: components["schemas"]["Decided"][];
            };
            closure?: {
                closedAt: string;
                factsHash: string;
                signOffs: components["schemas"]["Decided"][];
                lookBacks: components["schemas"]["LookBack"][];
            };
            withdrawal?: {
                by: components["schemas"]["Decided"];
                reason: string;
            };
            pastCycles: {
                cycle: number;
                closedAt: string;
                milestones: {
                    id: string;
                    title: components["schemas"]["Text"];
                    dueOn: string;
                    /** @enum {string} */
                    verdict?: "onTime" | "late";
                }[];
                signOffs: components["schemas"]["Decided"][];
                documents: components["schemas"]["Document"][];
                relapse: {
                    by: components["schemas"]["Decided"];
                    reason: string;
                    evidence: components["schemas"]["Evidence"][];
                };
                extensions: components["schemas"]["Extension"][];
                interviews: components["schemas"]["Interview"][];
            }[];
            tookPart: {
                submitted: components["schemas"]["Person"][];
                accepted: components["schemas"]["Person"][];
                signed: components["schemas"]["Person"][];
            };
            timeline: components["schemas"]["Timeline"];
        };
        Problem: {
            type: string;
            title: string;
            status: number;
            detail: string;
            code: string;
            text: components["schemas"]["Text"];
            params: {
                [key: string]: string;
            };
            request: string;
            errors?: {
                field: string;
                detail: string;
                text: components["schemas"]["Text"];
            }[];
        };
        CalendarFeed: {
            /** @enum {string} */
            language: "zh" | "en";
            madeAt: string;
        };
        CheckProblem: {
            file: string;
            line: number;
            column: number;
            field: string;
            measure?: string;
            code: string;
            /** @enum {string} */
            severity: "error" | "warning";
            zh: string;
            en: string;
        };
        Plan: {
            id: string;
            title: string;
            adoptedOn: string;
            startedAt?: string;
            measures: number;
            overdue: number;
            phases: {
                [key: string]: number;
            };
        };
        LedgerChange: {
            sheet: string;
            ref: string;
            cell: string;
            column: string;
            heading: components["schemas"]["Text"];
            from: string;
            to: string;
            hasPlanMovedOn: boolean;
        };
        LedgerFinding: {
            sheet: string;
            ref?: string;
            cell?: string;
            code: string;
            /** @enum {string} */
            severity: "error" | "note";
            zh: string;
            en: string;
        };
        MailPreferences: {
            /** @enum {string} */
            language?: "zh" | "en";
            digestAt?: string;
            without?: ("accepted" | "closed" | "archived" | "commented" | "planStarted" | "planConcluded" | "summary")[];
            weekly?: boolean;
        };
        MailBounds: {
            planId: string;
            mandatory: ("accepted" | "closed" | "archived" | "commented" | "planStarted" | "planConcluded" | "summary")[];
            digestUntil: string;
        };
        NoticeRecord: {
            id: string;
            planId: string;
            measureId: string;
            ref: string;
            measureTitle: string;
            /** @enum {string} */
            kind: "assigned" | "amended" | "withdrawn" | "rungReached" | "documentIssued" | "awaitingAcceptance" | "awaitingSignOff" | "awaitedReminder" | "awaitedLapsed" | "returned" | "accepted" | "signOffsLapsed" | "closed" | "lookBackReminder" | "relapsed" | "archived" | "roleUnresolved" | "undeliverable" | "awaitingExtension" | "extensionDecided" | "suspended" | "resumed" | "dateMoved" | "interviewCalled" | "reasonAccepted" | "reopened" | "commented" | "substituteAppointed" | "handedOver" | "planAwaitingApproval" | "planApproved" | "planReturned" | "planApprovalsLapsed" | "planAwaitedReminder" | "planAwaitedLapsed" | "planStarted" | "planConcluded" | "circular" | "checkpoint" | "reportReminder" | "reportLapsed" | "summary";
            text: components["schemas"]["Text"];
            cause: {
                seq: number;
                cycle: number;
                event?: string;
                text?: components["schemas"]["Text"];
                rule?: string;
            };
            isUrgent: boolean;
            post: string;
            person?: {
                id: string;
                name: string;
            };
            handedFrom?: {
                id: string;
                name: string;
            };
            isCopy: boolean;
            createdAt: string;
            sendAt: string;
            lateMs?: number;
            /** @enum {string} */
            state: "waiting" | "sent" | "undeliverable" | "dropped";
            reason?: components["schemas"]["Text"];
            endedAt?: string;
            mail?: {
                id: string;
                subject: string;
                /** @enum {string} */
                state: "frozen" | "sent" | "failed" | "unsure";
                sentAt?: string;
                notices: number;
            };
        };
        WithheldMark: {
            item: string;
            reason: string;
            /** @enum {string} */
            source: "plan" | "act";
            at?: string;
        };
        PlanVersion: {
            hash: string;
            title: string;
            measures: number;
            /** @enum {string} */
            status: "awaiting" | "returned" | "approved";
            submitted: components["schemas"]["Decided"];
            approvals: {
                person: components["schemas"]["Person"];
                post: components["schemas"]["Post"];
                onBehalfOf?: components["schemas"]["Person"];
                at: string;
                stepId: string;
                note?: string;
            }[];
            approvedAt?: string;
            step?: string;
            awaited: components["schemas"]["Post"][];
            returned?: {
                person: components["schemas"]["Person"];
                post: components["schemas"]["Post"];
                onBehalfOf?: components["schemas"]["Person"];
                at: string;
                reason: string;
            };
        };
        PlanLife: {
            plan: string;
            /** @enum {string} */
            phase: "draft" | "approved" | "running" | "concluded";
            version: components["schemas"]["PlanVersion"];
            next?: components["schemas"]["PlanVersion"];
            earlier: {
                hash: string;
                title: string;
                submitted: components["schemas"]["Decided"];
                approvals: {
                    person: components["schemas"]["Person"];
                    post: components["schemas"]["Post"];
                    onBehalfOf?: components["schemas"]["Person"];
                    at: string;
                    stepId: string;
                    note?: string;
                }[];
                approvedAt?: string;
                replacedAt: string;
                wasInForce: boolean;
            }[];
            startedAt?: string;
            conclusion?: {
                person: components["schemas"]["Person"];
                post: components["schemas"]["Post"];
                onBehalfOf?: components["schemas"]["Person"];
                at: string;
                reason: string;
                measures: number;
            };
            reports: {
                id: string;
                title: string;
                addressee?: string;
                dueOn: string;
                isOverdue: boolean;
                awaited: components["schemas"]["Post"][];
                handedIn?: {
                    person: components["schemas"]["Person"];
                    post: components["schemas"]["Post"];
                    onBehalfOf?: components["schemas"]["Person"];
                    at: string;
                    text: string;
                    isLate: boolean;
                };
            }[];
            events: {
                seq: number;
                at: string;
                type: string;
                text: components["schemas"]["Text"];
                by?: components["schemas"]["ActedBy"];
            }[];
            record: {
                head: string;
                brokenAt?: number;
            };
        };
        ProblemRollUp: {
            no: string;
            title: string;
            /** @enum {string} */
            status: "open" | "closed" | "reopened" | "withdrawn";
            reopened?: {
                at: string;
                measures: string[];
            };
            relapsed: {
                ref: string;
                at: string;
            }[];
            measures: number;
            closed: number;
            withdrawn: number;
            overdue: number;
            /** @enum {string} */
            light: "normal" | "green" | "blue" | "yellow" | "orange" | "red" | "submitted" | "done" | "caughtUp";
            issues: {
                issue: string;
                /** @enum {string} */
                status: "open" | "closed" | "reopened" | "withdrawn";
                reopened?: {
                    at: string;
                    measures: string[];
                };
                relapsed: {
                    ref: string;
                    at: string;
                }[];
                measures: number;
                closed: number;
                withdrawn: number;
                overdue: number;
                /** @enum {string} */
                light: "normal" | "green" | "blue" | "yellow" | "orange" | "red" | "submitted" | "done" | "caughtUp";
            }[];
        };
        Circular: {
            period: string;
            since: string;
            at: string;
            total: {
                measures: number;
                closed: number;
                overdue: number;
                percent: number;
            };
            units: {
                unit: string;
                measures: number;
                closed: number;
                overdue: number;
                percent: number;
            }[];
            red: {
                ref: string;
                title: string;
                unit: string;
                on?: string;
            }[];
            newlyLate: {
                ref: string;
                title: string;
                unit: string;
                on?: string;
            }[];
            caughtUp: {
                ref: string;
                title: string;
                unit: string;
                on?: string;
            }[];
            relapsed: {
                ref: string;
                title: string;
                unit: string;
                on?: string;
            }[];
        };
        Figures: {
            measures: {
                all: number;
                closed: number;
                percent: number;
                behind: number;
                withdrawn: number;
                relapses: number;
            };
            milestones: {
                all: number;
                onTime: number;
                caughtUp: number;
                submitted: number;
                overdue: number;
                notYetDue: number;
                late: number;
                open: number;
            };
            ageing: {
                calendarDays: {
                    to7: number;
                    to30: number;
                    to90: number;
                    over90: number;
                };
                workingDays: {
                    to5: number;
                    to20: number;
                    to60: number;
                    over60: number;
                };
            };
            earlierCycles: {
                onTime: number;
                caughtUp: number;
            };
            extensions: {
                asked: number;
                granted: number;
                refused: number;
                moot: number;
                pending: number;
                daysSlipped: number;
            };
            burden: {
                assignments: number;
                papersToAcknowledge: number;
                papersToAnswer: number;
                periodicReports: number;
                submissions: number;
            };
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
